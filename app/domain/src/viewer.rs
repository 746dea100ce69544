//! Who looks at a page, and how they like to read it.

use serde::{Deserialize, Serialize};

use crate::{Code, Coded, named_enum};

named_enum! {
    /// A language of the interface.
    Language {
        /// Vietnamese, the default.
        Vietnamese = "vi",
        /// English.
        English = "en",
    }
}

named_enum! {
    /// Size of the text, chosen by the reader.
    TextSize {
        /// As designed.
        Normal = "normal",
        /// A step larger.
        Large = "large",
        /// Two steps larger.
        Largest = "largest",
    }
}

named_enum! {
    /// What a staff account may do.
    Role {
        /// Runs the campaign: opens and closes elections and rounds, publishes results.
        Organiser = "organiser",
        /// Reads figures with the names behind them.
        Manager = "manager",
        /// Helps the organisers with papers and lists.
        Secretary = "secretary",
        /// Writes contest questions.
        QuestionAuthor = "question_author",
        /// Approves contest questions.
        QuestionReviewer = "question_reviewer",
        /// Enters and explains one agency's figures.
        AgencyCoordinator = "agency_coordinator",
        /// Holds one part of an election's key (Tổ kiểm phiếu) and helps to count.
        Trustee = "trustee",
        /// Makes and hands out voting codes (người phát mã); never an organiser too.
        CodeKeeper = "code_keeper",
    }
}

/// Why these roles may not be held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RolesRefused {
    /// Who runs the election must not know the voters' codes.
    #[error("an account cannot be both organiser and code keeper")]
    OrganiserKeepsCodes,
    /// Who accepts figures must not state those of one agency.
    #[error("an account cannot be both organiser and agency coordinator")]
    OrganiserCoordinates,
}

impl Coded for RolesRefused {
    fn code(&self) -> Code {
        Code::RolesConflict
    }
}

impl Role {
    /// Whether one account may hold all of these. Errors: organiser and code keeper, or organiser and coordinator, in one.
    pub fn check_together(roles: &[Self]) -> Result<(), RolesRefused> {
        if roles.contains(&Self::Organiser) && roles.contains(&Self::CodeKeeper) {
            return Err(RolesRefused::OrganiserKeepsCodes);
        }
        if roles.contains(&Self::Organiser) && roles.contains(&Self::AgencyCoordinator) {
            return Err(RolesRefused::OrganiserCoordinates);
        }
        Ok(())
    }
}

/// The staff account that is signed in, as far as pages need to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Name shown on pages.
    pub name: String,
    /// What the account may do.
    pub roles: Vec<Role>,
}

impl Who {
    /// Whether the account has `role`.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// The reader of a page: settings, the form token and who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// Interface language.
    pub language: Language,
    /// Size of the text.
    pub text_size: TextSize,
    /// Token that every form sends along, against cross-site request forgery.
    pub csrf: String,
    /// Who is signed in.
    pub who: Option<Who>,
    /// Whether this browser has a contestant's session.
    pub is_contestant: bool,
}
