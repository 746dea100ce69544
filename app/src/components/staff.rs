//! Which pages of their own staff accounts have.

use domain::viewer::{Role, Who};

use crate::text::{Text, alerts, codes, common, figures, questions, roster, trustee};

/// Role, address and name of the pages; the first that fits is where signing in leads.
const PAGES: [(Role, &str, Text); 9] = [
    (Role::Organiser, "/organise", common::ORGANISE),
    (Role::Manager, "/organise", common::ORGANISE),
    (Role::Trustee, "/trustee", trustee::TITLE),
    (Role::CodeKeeper, "/codes", codes::TITLE),
    (Role::QuestionAuthor, "/questions", questions::TITLE),
    (Role::QuestionReviewer, "/questions", questions::TITLE),
    (Role::AgencyCoordinator, "/contest/roster", roster::TITLE),
    (Role::AgencyCoordinator, "/figures", figures::TITLE),
    (Role::AgencyCoordinator, "/progress/alerts", alerts::TITLE),
];

/// The pages that this account finds in the navigation, none twice.
#[must_use]
pub fn staff_pages(who: &Who) -> Vec<(&'static str, Text)> {
    let mut pages: Vec<(&str, Text)> = Vec::new();
    for (role, address, name) in PAGES {
        if who.has_role(role) && !pages.iter().any(|(known, _)| *known == address) {
            pages.push((address, name));
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use domain::viewer::{Role, Who};

    use super::staff_pages;

    #[test]
    fn each_account_finds_its_own_pages_once() {
        let addresses = |roles: &[Role]| -> Vec<&str> {
            let who = Who { name: String::new(), roles: roles.to_vec() };
            staff_pages(&who).into_iter().map(|(address, _)| address).collect()
        };
        assert_eq!(addresses(&[Role::Manager, Role::Organiser]), ["/organise"]);
        assert_eq!(addresses(&[Role::CodeKeeper, Role::Trustee]), ["/trustee", "/codes"]);
        assert_eq!(addresses(&[Role::QuestionAuthor, Role::QuestionReviewer]), ["/questions"]);
        assert_eq!(
            addresses(&[Role::AgencyCoordinator]),
            ["/contest/roster", "/figures", "/progress/alerts"]
        );
        assert!(addresses(&[Role::Secretary]).is_empty());
    }
}
