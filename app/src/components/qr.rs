//! QR codes, drawn where they are shown so that what they say goes to nobody else.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// White modules around a code, as its standard asks for.
const QUIET: usize = 4;
/// Longest content that can bear much redundancy, in bytes.
const LONG: usize = 200;

/// A QR code that says `content`; nothing when that is too long for one.
pub fn qr(content: &str, label: String) -> AnyView {
    // Long contents are shown on screens, which do not get dirty: larger modules help more than redundancy.
    let level = if content.len() > LONG { EcLevel::L } else { EcLevel::M };
    let Ok(code) = QrCode::with_error_correction_level(content, level) else { return ().into_any() };
    let side = code.width() + 2 * QUIET;
    view! {
        <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
            <path d=outline(&code) fill="currentColor"></path>
        </svg>
    }
    .into_any()
}

/// The dark modules as one path, a rectangle for each unbroken run of a row.
fn outline(code: &QrCode) -> String {
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run[0] == Color::Dark {
                let length = run.len();
                path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET));
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use qrcode::{Color, EcLevel, QrCode};

    use super::outline;

    #[test]
    fn the_path_covers_every_dark_module_once() {
        let code =
            QrCode::with_error_correction_level("https://thidua.example.vn/#AB12", EcLevel::M).unwrap();
        let dark = code.to_colors().iter().filter(|color| **color == Color::Dark).count();
        let path = outline(&code);
        let runs = path.split('M').skip(1).map(|run| {
            let (_, length) = run.split_once('h').unwrap();
            length.split('v').next().unwrap().parse::<usize>().unwrap()
        });
        assert_eq!(runs.sum::<usize>(), dark);
        // The finder pattern in the corner begins with seven dark modules.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
    }
}
