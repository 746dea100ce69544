//! QR codes that lead to a counter's rating page, as SVG images for the printed sheets.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use qrcode::{EcLevel, QrCode, render::svg};
use service::Failure;

use crate::state::AppState;

/// Answers `/qr/Q05.svg` with the code for `/rate/Q05`; not found for a counter that does not exist.
pub async fn sheet_code(State(state): State<AppState>, Path(file): Path<String>) -> Response {
    let Some(code) = file.strip_suffix(".svg") else { return StatusCode::NOT_FOUND.into_response() };
    let counter = match state.service.counter(code).await {
        Ok(counter) => counter,
        Err(Failure::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "counters cannot be read");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    image(&format!("{}/rate/{}", state.public_url, counter.code))
}

/// A QR code of an address as an SVG image.
pub fn image(address: &str) -> Response {
    match draw(address) {
        Some(image) => ([(header::CONTENT_TYPE, "image/svg+xml")], image).into_response(),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Draws an address; none when it is too long for a QR code.
fn draw(address: &str) -> Option<String> {
    // Paper at a counter gets scratched: a quarter of the code may be unreadable.
    let code = QrCode::with_error_correction_level(address, EcLevel::Q).ok()?;
    Some(code.render::<svg::Color<'_>>().min_dimensions(256, 256).build())
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn an_address_becomes_an_image_and_a_book_does_not() {
        let image = draw("https://thidua.example.vn/rate/Q05").unwrap();
        assert!(image.contains("<svg") && image.contains("viewBox"));
        assert_ne!(Some(image), draw("https://thidua.example.vn/rate/Q06"));
        assert_eq!(draw(&"x".repeat(10_000)), None);
    }
}
