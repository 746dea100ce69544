//! Where deciding about stated figures leads.

use domain::progress::{FigureFault, FiguresRefused};
use service::Failure;

use super::{Caller, back_to};
use crate::api::AppError;

/// To the page, which says what was decided; or which agency and figure is in the way.
pub fn lead_back(
    caller: &Caller,
    decided: Result<usize, Failure<FiguresRefused>>,
    accept: bool,
) -> Result<(), AppError> {
    let address = match decided {
        Ok(count) => {
            let done = if accept { "accepted" } else { "rejected" };
            format!("/figures?done={done}&n={count}")
        }
        Err(Failure::Refused(FiguresRefused::Beyond {
            agency,
            fault: FigureFault::MoreThanWhole { part, of_part, whole, of_whole },
        })) => back_to::form(
            "/figures",
            &[
                ("done", "beyond"),
                ("of", agency.in_language(caller.language)),
                ("part", part.name()),
                ("n", &of_part.to_string()),
                ("whole", whole.name()),
                ("all", &of_whole.to_string()),
            ],
        ),
        Err(why) => return Err(caller.fail(&why)),
    };
    leptos_axum::redirect(&address);
    Ok(())
}
