//! One browser of a load test, with its cookies.

use std::collections::BTreeMap;

use goose::{
    goose::GooseRequestBuilder,
    prelude::{GooseMethod, GooseRequest, GooseUser, TransactionError},
};

/// What every step answers.
pub type Step<T> = Result<T, Box<TransactionError>>;

/// A browser that may have been given cookies by the site.
#[derive(Default)]
pub struct Browser {
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// Calls a server function that only reads.
    pub async fn read(
        &mut self,
        user: &mut GooseUser,
        step: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Step<String> {
        let request =
            user.get_request_builder(&GooseMethod::Post, path)?.header("accept", "application/json");
        let request = request.header("cookie", self.cookies()).form(fields);
        self.send(user, counted(step).set_request_builder(request).build()).await
    }

    async fn send(&mut self, user: &mut GooseUser, request: GooseRequest<'_>) -> Step<String> {
        let response = user.request(request).await?.response.map_err(|error| Box::new(error.into()))?;
        for cookie in response.headers().get_all("set-cookie") {
            let pair = cookie.to_str().ok().and_then(|cookie| cookie.split(';').next()?.split_once('='));
            if let Some((name, value)) = pair {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        response.text().await.map_err(|error| Box::new(error.into()))
    }

    fn cookies(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }
}

/// A request that is counted under the name of its step and must succeed.
fn counted(step: &str) -> GooseRequestBuilder<'_> {
    GooseRequest::builder().path(step).name(step).expect_status_code(200).error_on_fail()
}

/// A step that did not answer what it should.
pub fn broken(step: &str, why: &str) -> Box<TransactionError> {
    Box::new(TransactionError::Custom(format!("{step}: {why}")))
}
