//! A file that a plain form sends along.

use domain::Code;
use leptos::server_fn::codec::MultipartData;

use crate::api::AppError;

/// What a form with a file sent.
pub struct Sent {
    /// The form's token.
    pub csrf: String,
    /// The election that it is about; 0 where it is about none.
    pub election_id: i64,
    /// Name on the sender's machine; empty when no file was chosen.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Reads a form with the fields `csrf`, `election_id` (lists of voters only) and `file`. Errors: malformed, too large.
pub async fn receive(data: MultipartData, most_bytes: usize) -> Result<Sent, AppError> {
    let mut form = data.into_inner().ok_or(Code::Malformed)?;
    let mut sent = Sent { csrf: String::new(), election_id: 0, file_name: String::new(), bytes: Vec::new() };
    while let Some(mut field) = form.next_field().await.map_err(|_| Code::Malformed)? {
        match field.name() {
            Some("csrf") => sent.csrf = field.text().await.map_err(|_| Code::Malformed)?,
            Some("election_id") => {
                let text = field.text().await.map_err(|_| Code::Malformed)?;
                sent.election_id = text.parse().map_err(|_| Code::Malformed)?;
            }
            Some("file") => {
                sent.file_name = field.file_name().unwrap_or_default().to_owned();
                while let Some(piece) = field.chunk().await.map_err(|_| Code::Malformed)? {
                    sent.bytes.extend_from_slice(&piece);
                    if sent.bytes.len() > most_bytes {
                        return Err(Code::TooLarge.into());
                    }
                }
            }
            _ => {}
        }
    }
    Ok(sent)
}
