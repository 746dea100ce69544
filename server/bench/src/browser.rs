//! One browser of a load test: cookies and the form token.

use std::collections::BTreeMap;

use goose::{
    goose::GooseRequestBuilder,
    prelude::{GooseMethod, GooseRequest, GooseUser, TransactionError},
};

/// What every step answers.
pub type Step<T> = Result<T, Box<TransactionError>>;

/// A browser that may have opened a page of the site.
#[derive(Default)]
pub struct Browser {
    cookies: BTreeMap<String, String>,
    token: String,
}

impl Browser {
    /// Opens a page with a form; answers the page too. The request is counted as `step`.
    pub async fn open(user: &mut GooseUser, step: &str, page: &str) -> Step<(Self, String)> {
        let mut browser = Self { cookies: BTreeMap::new(), token: String::new() };
        let body = browser.page(user, step, page).await?;
        browser.token = hidden_field(&body, "csrf").ok_or_else(|| broken(step, "no form token"))?;
        Ok((browser, body))
    }

    /// Opens a page.
    pub async fn page(&mut self, user: &mut GooseUser, step: &str, page: &str) -> Step<String> {
        let request = user.get_request_builder(&GooseMethod::Get, page)?.header("accept", "text/html");
        let request = request.header("cookie", self.cookies());
        self.send(user, counted(step).set_request_builder(request).build()).await
    }

    /// Sends a form as the page's own program does.
    pub async fn post(
        &mut self,
        user: &mut GooseUser,
        step: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Step<String> {
        let fields: Vec<_> = [("csrf", self.token.as_str())].iter().chain(fields).copied().collect();
        let request =
            user.get_request_builder(&GooseMethod::Post, path)?.header("accept", "application/json");
        let request = request.header("cookie", self.cookies()).form(&fields);
        self.send(user, counted(step).set_request_builder(request).build()).await
    }

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

/// The value of a hidden field on a page.
pub fn hidden_field(page: &str, name: &str) -> Option<String> {
    let named = format!("name=\"{name}\"");
    let tags = page.split("<input").skip(1).filter_map(|tag| tag.split('>').next());
    let (_, value) = tags.into_iter().find(|tag| tag.contains(&named))?.split_once("value=\"")?;
    value.split('"').next().map(str::to_owned)
}
