//! A lean HTTP/1.1 client on one connection, so that the load tool takes little of the shared machine.

use anyhow::{Context, ensure};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// A connection that is kept open.
pub struct Line {
    stream: BufReader<TcpStream>,
    host: String,
}

/// What the server answered.
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Cookies that were set: name and value.
    pub cookies: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Line {
    /// Connects to `address`, for example `http://127.0.0.1:3000`.
    pub async fn open(address: &str) -> anyhow::Result<Self> {
        let host = address.trim_start_matches("http://").to_owned();
        let stream = TcpStream::connect(&host).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), host })
    }

    /// Sends a request and reads the whole answer; `head` holds further header lines, each with its end.
    pub async fn send(&mut self, method: &str, path: &str, head: &str, body: &str) -> anyhow::Result<Answer> {
        let length = body.len();
        let host = &self.host;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\n{head}content-length: {length}\r\n\r\n{body}"
        );
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        self.read().await.with_context(|| format!("{method} {path}"))
    }

    async fn read(&mut self) -> anyhow::Result<Answer> {
        let first = self.line().await?;
        let status = first.split(' ').nth(1).context("no status")?.parse()?;
        let mut answer = Answer { status, cookies: Vec::new(), body: Vec::new() };
        let (mut length, mut is_chunked) = (0, false);
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(':') else { break };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => is_chunked = value.eq_ignore_ascii_case("chunked"),
                "set-cookie" => {
                    if let Some((name, value)) = value.split(';').next().and_then(|pair| pair.split_once('='))
                    {
                        answer.cookies.push((name.to_owned(), value.to_owned()));
                    }
                }
                _ => {}
            }
        }
        if is_chunked {
            self.chunks(&mut answer.body).await?;
        } else {
            answer.body.resize(length, 0);
            self.stream.read_exact(&mut answer.body).await?;
        }
        Ok(answer)
    }

    async fn chunks(&mut self, body: &mut Vec<u8>) -> anyhow::Result<()> {
        loop {
            let length = usize::from_str_radix(self.line().await?.trim(), 16)?;
            let begin = body.len();
            body.resize(begin + length, 0);
            if let Some(chunk) = body.get_mut(begin..) {
                self.stream.read_exact(chunk).await?;
            }
            self.line().await?;
            if length == 0 {
                return Ok(());
            }
        }
    }

    /// The next line without its end; the empty line ends a head.
    async fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        ensure!(self.stream.read_line(&mut line).await? > 0, "the server closed the connection");
        Ok(line.trim_end().to_owned())
    }
}

/// Fields as the body of a form. Only letters, digits and a few signs stand as they are.
pub fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| {
        let byte = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        text.bytes().map(byte).collect::<String>()
    };
    let pair = |(name, value): &(&str, &str)| format!("{}={}", encoded(name), encoded(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// The value of a hidden field on a page.
pub fn hidden_field(page: &str, name: &str) -> Option<String> {
    let named = format!("name=\"{name}\"");
    let tags = page.split("<input").skip(1).filter_map(|tag| tag.split('>').next());
    let (_, value) = tags.into_iter().find(|tag| tag.contains(&named))?.split_once("value=\"")?;
    value.split('"').next().map(str::to_owned)
}
