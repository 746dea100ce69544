//! One browser.

use std::collections::BTreeMap;

use axum::{
    Router,
    body::Body,
    http::{Method, Request, request::Builder},
};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use tower::ServiceExt;

use super::{
    ADDRESS, Answer, Program,
    form::{hidden_field, hidden_fields},
    server_functions,
};

/// A person with a browser: it keeps cookies and knows the form token of the pages it has seen.
#[derive(Clone)]
pub struct Actor {
    site: Reach,
    /// Cookies by name.
    pub cookies: BTreeMap<String, String>,
    token: Option<String>,
}

impl Actor {
    /// Somebody who uses the site in this process.
    pub(super) fn here(router: Router) -> Self {
        Self { site: Reach::Here(router), cookies: BTreeMap::new(), token: None }
    }

    /// Somebody who uses the site at `address`, over connections of their own.
    pub(super) fn at(address: String) -> Self {
        let client = Client::builder(TokioExecutor::new()).retry_canceled_requests(false).build_http();
        Self { site: Reach::There { client, address }, cookies: BTreeMap::new(), token: None }
    }

    /// Opens a page, or reads what a `GET` answers.
    pub async fn get(&mut self, path: &str) -> Answer {
        let request = Request::get(path).header("accept", "text/html");
        self.send(request, Body::empty()).await
    }

    /// Like [`Actor::get`]; none when nobody answers.
    pub async fn try_get(&mut self, path: &str) -> Option<Answer> {
        self.try_send(Request::get(path).header("accept", "text/html"), Body::empty()).await
    }

    /// Sends a form as the page's own program does: with the form token, answered by JSON.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token().await;
        let fields: Vec<_> = [("csrf", token.as_str())].iter().chain(fields).copied().collect();
        self.post_bare(path, &fields).await
    }

    /// Sends a form without adding the token.
    pub async fn post_bare(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = form(path).header("accept", "application/json");
        self.send(request, encoded(fields).into()).await
    }

    /// Sends a form as a browser without a program does, from the page `from`.
    pub async fn post_plain(&mut self, path: &str, from: Option<&str>, fields: &[(&str, &str)]) -> Answer {
        let token = self.token().await;
        let fields: Vec<_> = [("csrf", token.as_str())].iter().chain(fields).copied().collect();
        let mut request = form(path).header("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        if let Some(from) = from {
            request = request.header("referer", from);
        }
        self.send(request, encoded(&fields).into()).await
    }

    /// Fills in a form on the page at `path` and sends it without any program; answers the page that
    /// it leads to and that page's address.
    pub async fn fill_in(&mut self, path: &str, action: &str, filled: &[(&str, &str)]) -> (String, Answer) {
        let page = self.get(path).await;
        assert_eq!(page.status.as_u16(), 200, "{path}: {page:?}");
        self.fill_in_page((path, &page.body), action, filled).await
    }

    /// The same on a page that is open already.
    pub async fn fill_in_page(
        &mut self,
        (path, page): (&str, &str),
        action: &str,
        filled: &[(&str, &str)],
    ) -> (String, Answer) {
        let hidden = hidden_fields(page, action);
        let mut fields: Vec<_> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend(filled);
        let request =
            form(action).header("accept", "text/html").header("referer", format!("{ADDRESS}{path}"));
        let answer = self.send(request, encoded(&fields).into()).await;
        assert_eq!(answer.status.as_u16(), 302, "{answer:?}");
        let location = answer.header("location").replace(ADDRESS, "");
        let led_to = self.get(&location).await;
        (location, led_to)
    }

    /// Calls a server function that only reads, with whichever method it has.
    pub async fn read(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.try_read(path, fields).await.expect("the site answers")
    }

    /// Like [`Actor::read`]; none when the site broke off without an answer.
    pub async fn try_read(&mut self, path: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        let accept = "application/json";
        let functions = server_functions();
        let (_, method) = functions.iter().find(|(known, _)| *known == path).expect("a server function");
        match *method {
            Method::GET => {
                let address = format!("{path}?{}", encoded(fields));
                self.try_send(Request::get(address).header("accept", accept), Body::empty()).await
            }
            _ => self.try_send(form(path).header("accept", accept), encoded(fields).into()).await,
        }
    }

    /// Sends any request with this browser's cookies and keeps the cookies of the answer.
    pub async fn send(&mut self, request: Builder, body: Body) -> Answer {
        self.try_send(request, body).await.expect("the site answers")
    }

    /// Like [`Actor::post`]; none when the site broke off without an answer.
    pub async fn try_post(&mut self, path: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        let token = self.token.clone().expect("a token from before");
        let fields: Vec<_> = [("csrf", token.as_str())].iter().chain(fields).copied().collect();
        let request = form(path).header("accept", "application/json");
        self.try_send(request, encoded(&fields).into()).await
    }

    /// The next person at the same place, with a browser of their own; none when nobody answers.
    pub async fn try_next_person(&mut self) -> Option<()> {
        let mut next = Self { site: self.site.clone(), cookies: BTreeMap::new(), token: None };
        let page = next.try_get("/sign-in").await?;
        next.token = Some(hidden_field(&page.body, "csrf"));
        *self = next;
        Some(())
    }

    /// Leaves the cookies as they are and talks to this program from now on.
    pub fn goes_on_at(&mut self, program: &Program) {
        self.site = program.visitor().site;
    }

    async fn try_send(&mut self, request: Builder, body: Body) -> Option<Answer> {
        let mut request = request.header("host", self.site.host());
        if !self.cookies.is_empty() {
            let cookies: Vec<_> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("cookie", cookies.join("; "));
        }
        let request = request.body(body).expect("a well-formed request");
        let answer = self.site.ask(request).await?;
        self.keep_cookies(&answer);
        Some(answer)
    }

    /// The form token, from the sign-in page.
    pub async fn token(&mut self) -> String {
        if let Some(token) = &self.token {
            return token.clone();
        }
        let page = self.get("/sign-in").await;
        let token = hidden_field(&page.body, "csrf");
        self.token = Some(token.clone());
        token
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for cookie in answer.cookies() {
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("name=value");
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// How the browser reaches the site.
#[derive(Clone)]
enum Reach {
    Here(Router),
    There { client: Client<HttpConnector, Body>, address: String },
}

impl Reach {
    /// As browsers send it.
    fn host(&self) -> &str {
        let address = match self {
            Self::Here(_) => ADDRESS,
            Self::There { address, .. } => address,
        };
        address.split_once("://").map_or(address, |(_, host)| host)
    }

    async fn ask(&self, mut request: Request<Body>) -> Option<Answer> {
        match self {
            Self::Here(router) => {
                Answer::read(router.clone().oneshot(request).await.expect("the router never fails")).await
            }
            Self::There { client, address } => {
                let whole = format!("{address}{}", request.uri());
                *request.uri_mut() = whole.parse().expect("an address");
                Answer::read(client.request(request).await.ok()?.map(Body::new)).await
            }
        }
    }
}

fn form(path: &str) -> Builder {
    Request::post(path).header("content-type", "application/x-www-form-urlencoded")
}

/// Fields as a browser encodes them.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'[' | b']' => {
                    char::from(byte).to_string()
                }
                _ => format!("%{byte:02X}"),
            })
            .collect::<String>()
    };
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value)));
    pairs.collect::<Vec<_>>().join("&")
}
