//! One turn of the key ceremony in a trustee's tab: something is done, then what comes next follows.

mod machine;
#[cfg(test)]
mod machine_tests;

use domain::election::{CeremonyStep, CeremonyView};
use serde::{Deserialize, Serialize};
use voting::{
    Seed32,
    ceremony::CeremonyFault,
    key_file::{self, KeyFileFault},
};

pub use machine::Screen;
use machine::{Machine, Next};

use crate::{Program, Task};

/// What the tab keeps from turn to turn. **Secret**: it holds the trustee's part of the key.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Memory {
    /// What also outlives a reload, as JSON; none when there is nothing to keep.
    pub kept: Option<String>,
    /// Whether a ceremony that this tab took part in was thrown away.
    pub again: bool,
}

/// What the trustee did, or what happened.
#[derive(Clone, Serialize, Deserialize)]
pub enum Act {
    /// Nothing: only looked.
    Look,
    /// Begins, with fresh randomness; nothing where a part was made already.
    Begin(Seed32),
    /// Compared the codes: whether they are the same.
    Compared(bool),
    /// Reads the code once more.
    LookAgain,
    /// Makes the key file under this passphrase, with fresh randomness.
    Protect(String, Seed32),
    /// Throws the key file away, to choose another passphrase.
    Unprotect,
    /// The key file was seen to open.
    Checked,
    /// The server took this post.
    Posted(CeremonyStep, String),
}

/// One turn.
#[derive(Serialize, Deserialize)]
pub struct Turn {
    /// What the tab keeps.
    pub memory: Memory,
    /// The ceremony as the server showed it last.
    pub view: CeremonyView,
    /// What is done before what comes next is worked out.
    pub act: Act,
}

/// What follows from a turn.
#[derive(Serialize, Deserialize)]
pub struct Turned {
    /// What the tab is to keep.
    pub memory: Memory,
    /// The ceremony, brought up to date by what was posted.
    pub view: CeremonyView,
    /// What to show.
    pub screen: Screen,
    /// What to send.
    pub post: Option<(CeremonyStep, String)>,
    /// The key file, once it is made.
    pub file: Option<String>,
    /// Why the key file was not made.
    pub fault: Option<KeyFileFault>,
}

impl Task for Turn {
    const PROGRAM: Program = Program::Keys;
    const NAME: &'static str = "ceremony";
    type Answer = Turned;

    fn perform(self) -> Turned {
        let Self { memory, mut view, act } = self;
        let mut machine = Machine::resume(&memory);
        // The share is worked out by looking; whoever protects it has seen it there.
        let before = machine.next(&view);
        let (outcome, fault) = machine.act(&mut view, act);
        let Next { screen, post } = match (outcome, before.screen) {
            (Err(_), _) => Screen::Broken(None).into(),
            (Ok(false), screen) => Next { screen, post: before.post },
            (Ok(true), _) => machine.next(&view),
        };
        Turned { memory: machine.memory(), view, screen, post, file: machine.file(), fault }
    }
}

impl Machine {
    /// Does it. Answers whether anything changed, and why no key file was made.
    fn act(
        &mut self,
        view: &mut CeremonyView,
        act: Act,
    ) -> (Result<bool, CeremonyFault>, Option<KeyFileFault>) {
        let done = match act {
            Act::Look => return (Ok(false), None),
            // Pressed twice: a second part would not be the one that the server may have by now.
            Act::Begin(_) if self.has_begun() => return (Ok(false), None),
            Act::Begin(seed) => self.begin(view, seed),
            Act::Compared(same) => self.compared(same),
            Act::LookAgain => {
                self.look_again();
                Ok(())
            }
            Act::Protect(passphrase, seed) => {
                let Some(share) = self.share() else { return (Ok(false), None) };
                match key_file::protect(&share, &passphrase, seed) {
                    Ok(file) => self.set_file(Some(file)),
                    Err(fault) => return (Ok(false), Some(fault)),
                }
                Ok(())
            }
            Act::Unprotect => {
                self.set_file(None);
                Ok(())
            }
            Act::Checked => {
                self.checked();
                Ok(())
            }
            Act::Posted(step, body) => {
                self.posted(view, step, body);
                Ok(())
            }
        };
        (done.map(|()| true), None)
    }
}
