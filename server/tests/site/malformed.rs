//! Requests that no page of the site sends.

use axum::{
    body::{Body, Bytes},
    http::Request,
};

use crate::support::on_site;

const CONTINUE: &str = "/api/contest/continue";
/// One byte more than the site takes.
const TOO_MANY_BYTES: usize = 64 * 1024 + 1;

#[tokio::test]
async fn a_body_that_is_no_form_is_refused_by_code_alone() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        let token = visitor.token().await;
        let mut commits = site.watch_commits().await;
        let form = "application/x-www-form-urlencoded";
        let bodies: [(&str, Vec<u8>); 8] = [
            (form, vec![0xff, 0xfe, 0x00]),
            (form, b"".to_vec()),
            (form, b"csrf".to_vec()),
            (form, format!("csrf={token}").into()),
            (form, format!("csrf={token}&code[a]=1&code[b]=2").into()),
            (form, format!("csrf={token}&code=none&code=none").into()),
            ("application/json", format!(r#"{{"csrf":"{token}","code":"none"}}"#).into()),
            ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--".to_vec()),
        ];
        for (kind, body) in bodies {
            let request =
                Request::post(CONTINUE).header("content-type", kind).header("accept", "application/json");
            let answer = visitor.send(request, body.into()).await;
            answer.assert_refused(400, "malformed");
            assert_eq!(answer.body, r#"{"code":"malformed"}"#, "nothing but the code crosses");
        }
        // Broken escapes are read as what they look like, and that is no code.
        for broken in ["%zz%", "%", "%c3%28"] {
            let request =
                Request::post(CONTINUE).header("content-type", form).header("accept", "application/json");
            let answer = visitor.send(request, format!("csrf={token}&code={broken}").into()).await;
            let code = answer.code().expect("a refusal");
            assert!(["malformed", "entry_code_unknown"].contains(&code.as_str()), "{broken}: {answer:?}");
            assert!(answer.status.is_client_error(), "{broken}: {answer:?}");
        }
        commits.assert_none("malformed bodies").await;
    })
    .await;
}

#[tokio::test]
async fn a_value_of_the_wrong_type_is_refused_by_code_alone() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        let save = |answered_at| {
            vec![("place", "0"), ("shown", "0"), ("sequence", "1"), ("answered_at", answered_at)]
        };
        for (path, fields) in [
            ("/api/settings/language", vec![("language", "tlh")]),
            ("/api/settings/text-size", vec![("size", "")]),
            ("/api/contest/open-round", vec![("round", "one")]),
            ("/api/contest/open-round", vec![("round", "99999999999999999999")]),
            ("/api/contest/save", save("soon")),
            ("/api/contest/save", vec![("place", "0"), ("shown", "0,2"), ("sequence", "1")]),
            ("/api/contest/save", vec![("place", "0"), ("shown", "22"), ("sequence", "1")]),
            ("/api/contest/save", vec![("place", "0"), ("shown", "-1"), ("sequence", "1")]),
            ("/api/contest/save", save("99999999999999999999")),
        ] {
            let answer = visitor.post(path, &fields).await;
            answer.assert_refused(400, "malformed");
            assert_eq!(answer.body, r#"{"code":"malformed"}"#);
        }
    })
    .await;
}

#[tokio::test]
async fn an_oversized_body_is_refused_by_code() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        let mut commits = site.watch_commits().await;
        let request = Request::post(CONTINUE)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .header("content-length", TOO_MANY_BYTES);
        let answer = visitor.send(request, "x".repeat(TOO_MANY_BYTES).into()).await;
        answer.assert_refused(413, "too_large");
        commits.assert_none("oversized bodies").await;
    })
    .await;
}

#[tokio::test]
async fn a_body_that_turns_out_oversized_while_it_is_read_is_refused_by_code() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        let mut commits = site.watch_commits().await;
        let piece = Bytes::from("x".repeat(1000));
        let pieces = vec![Ok::<_, std::convert::Infallible>(piece); TOO_MANY_BYTES.div_ceil(1000)];
        let request = Request::post(CONTINUE)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json");
        let answer = visitor.send(request, Body::from_stream(futures::stream::iter(pieces))).await;
        // Whoever does not say the length beforehand is no browser; what counts is that it is refused.
        let code = answer.code().expect("a refusal");
        assert!(["too_large", "malformed"].contains(&code.as_str()), "{answer:?}");
        assert!(answer.status.is_client_error(), "{answer:?}");
        commits.assert_none("an oversized body").await;
    })
    .await;
}

#[tokio::test]
async fn an_unknown_address_is_not_found() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        for path in
            ["/api/no/such/thing", "/api", "/no-such-page", "/pkg/none.js", "/.env", "/pkg/../Cargo.toml"]
        {
            let answer = visitor.get(path).await;
            assert_eq!(answer.status.as_u16(), 404, "{path}: {answer:?}");
        }
        assert_eq!(visitor.post("/api/no/such/thing", &[]).await.status.as_u16(), 404);
    })
    .await;
}

#[tokio::test]
async fn a_method_that_the_address_does_not_take_is_refused() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        for (method, path) in [("GET", CONTINUE), ("DELETE", "/"), ("PUT", CONTINUE), ("POST", "/healthz")] {
            let answer = visitor.send(Request::builder().method(method).uri(path), Body::empty()).await;
            assert_eq!(answer.status.as_u16(), 405, "{method} {path}: {answer:?}");
        }
    })
    .await;
}
