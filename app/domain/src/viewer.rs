//! Who looks at a page, and how they like to read it.

use serde::{Deserialize, Serialize};

use crate::named_enum;

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
    }
}

/// Who is signed in, as far as pages need to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// An official who may vote.
    Official {
        /// Full name.
        name: String,
    },
    /// A staff account.
    Staff {
        /// Name shown on pages.
        name: String,
        /// What the account may do.
        roles: Vec<Role>,
    },
}

impl Who {
    /// Whether this is a staff account with `role`.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        matches!(self, Self::Staff { roles, .. } if roles.contains(&role))
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
