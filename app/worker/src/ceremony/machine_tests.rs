//! Whole ceremonies played without network and pages.

use domain::{
    Bilingual,
    election::{CeremonyStep, CeremonyView},
};

use voting::key_file::{self, KeyFileFault};

use super::{
    Act, Memory, Turn, Turned,
    machine::{Machine, Screen},
};
use crate::Task;

const SEATS: usize = 3;

/// What the server holds: posts by step and seat.
#[derive(Default)]
struct Server {
    posts: [[Option<String>; SEATS]; 4],
}

const fn row(step: CeremonyStep) -> usize {
    match step {
        CeremonyStep::Commit => 0,
        CeremonyStep::Reveal => 1,
        CeremonyStep::Deal => 2,
        CeremonyStep::Confirm | CeremonyStep::Done => 3,
    }
}

impl Server {
    fn view(&self, seat: usize) -> CeremonyView {
        let mut step = CeremonyStep::Commit;
        while step != CeremonyStep::Done && self.posts[row(step)].iter().all(Option::is_some) {
            step = step.next();
        }
        CeremonyView {
            election_id: 7,
            name: "0123456789abcdef0123456789abcdef".to_owned(),
            title: Bilingual::default(),
            seat: u32::try_from(seat + 1).unwrap(),
            seats: 3,
            threshold: 2,
            names: vec![String::new(); SEATS],
            step,
            waits: false,
            commits: self.posts[0].to_vec(),
            reveals: self.posts[1].to_vec(),
            deals: self.posts[2].to_vec(),
            confirmed: self.posts[3].iter().map(Option::is_some).collect(),
        }
    }

    /// One trustee looks and posts what is to be posted, until there is nothing more to do.
    fn visit(&mut self, machine: &mut Machine, seat: usize) -> Screen {
        loop {
            let mut view = self.view(seat);
            let next = machine.next(&view);
            let Some((step, body)) = next.post else { return next.screen };
            self.posts[row(step)][seat] = Some(body.clone());
            machine.posted(&mut view, step, body);
            // Before the page looks again it decides by what it knows: no restart, nothing to send twice.
            let again = machine.next(&view);
            assert!(!matches!(again.screen, Screen::Begin { .. }), "{step:?}");
            assert_ne!(again.post.map(|(step, _)| step), Some(step));
        }
    }

    fn visit_all(&mut self, machines: &mut [Machine]) -> Vec<Screen> {
        for _ in 0..SEATS {
            for (seat, machine) in machines.iter_mut().enumerate() {
                self.visit(machine, seat);
            }
        }
        machines.iter_mut().enumerate().map(|(seat, machine)| self.visit(machine, seat)).collect()
    }
}

fn begun(server: &Server) -> Vec<Machine> {
    let begin = |seat: usize| {
        let mut machine = Machine::default();
        assert_eq!(machine.next(&server.view(seat)).screen, Screen::Begin { again: false });
        machine.begin(&server.view(seat), [u8::try_from(seat).unwrap() + 1; 32]).unwrap();
        machine
    };
    (0..SEATS).map(begin).collect()
}

/// What a reload of the page leaves: the kept state as the tab's storage gives it back.
fn reload(machine: &Machine) -> Machine {
    Machine::resume(&Memory { again: false, ..machine.memory() })
}

fn reload_all(machines: &mut [Machine]) {
    for machine in machines {
        *machine = reload(machine);
    }
}

#[test]
fn three_trustees_make_a_key_and_may_reload_at_every_step() {
    let mut server = Server::default();
    let mut machines = begun(&server);
    // The first one waits for the others, and a reload before the post arrives sends the same post.
    let early = machines[0].next(&server.view(0)).post;
    machines[0] = reload(&machines[0]);
    assert_eq!(machines[0].next(&server.view(0)).post, early);
    assert_eq!(server.visit(&mut machines[0], 0), Screen::Wait);
    let screens = server.visit_all(&mut machines);
    let Screen::Compare(code) = &screens[0] else { panic!("{screens:?}") };
    assert_eq!(screens, vec![Screen::Compare(code.clone()); SEATS]);
    reload_all(&mut machines);
    assert_eq!(server.visit_all(&mut machines), screens);

    machines[0].compared(true).unwrap();
    machines[1].compared(true).unwrap();
    assert_eq!(server.visit(&mut machines[0], 0), Screen::Wait);
    machines[2].compared(true).unwrap();
    assert_eq!(server.visit_all(&mut machines), vec![Screen::Passphrase; SEATS]);
    reload_all(&mut machines);
    assert_eq!(server.visit_all(&mut machines), vec![Screen::Passphrase; SEATS]);
    let shares: Vec<_> = machines.iter().map(|machine| machine.share().unwrap()).collect();
    assert_eq!(shares.iter().map(|share| share.trustee).collect::<Vec<_>>(), [1, 2, 3]);

    for machine in &mut machines {
        machine.set_file(Some("file".to_owned()));
    }
    reload_all(&mut machines);
    assert_eq!(server.visit_all(&mut machines), vec![Screen::CheckFile; SEATS]);
    assert!(server.posts[3].iter().all(Option::is_none), "nobody confirms an unchecked file");
    for machine in &mut machines {
        machine.checked();
    }
    assert_eq!(server.visit_all(&mut machines), vec![Screen::Finished; SEATS]);
    assert!(machines.iter().all(|machine| machine.memory().kept.is_none()), "the tab forgets the secret");
}

#[test]
fn who_sees_another_code_stops_until_looking_again() {
    let mut server = Server::default();
    let mut machines = begun(&server);
    server.visit_all(&mut machines);
    machines[1].compared(false).unwrap();
    machines[1] = reload(&machines[1]);
    assert_eq!(server.visit(&mut machines[1], 1), Screen::Stopped);
    machines[1].look_again();
    assert!(matches!(server.visit(&mut machines[1], 1), Screen::Compare(_)));
}

#[test]
fn a_restart_throws_the_old_part_away() {
    let mut server = Server::default();
    let mut machines = begun(&server);
    server.visit_all(&mut machines);
    server = Server::default();
    assert_eq!(server.visit_all(&mut machines), vec![Screen::Begin { again: true }; SEATS]);
    for (seat, machine) in machines.iter_mut().enumerate() {
        machine.begin(&server.view(seat), [u8::try_from(seat).unwrap() + 9; 32]).unwrap();
    }
    assert!(server.visit_all(&mut machines).iter().all(|screen| matches!(screen, Screen::Compare(_))));
}

#[test]
fn another_number_of_trustees_is_another_ceremony() {
    let server = Server::default();
    let mut machine = Machine::default();
    machine.begin(&server.view(0), [1; 32]).unwrap();
    let mut view = server.view(0);
    view.threshold = 3;
    assert_eq!(machine.next(&view).screen, Screen::Begin { again: true });
}

#[test]
fn a_closed_tab_cannot_go_on_and_another_part_is_not_taken_for_ones_own() {
    let mut server = Server::default();
    let mut machines = begun(&server);
    server.visit(&mut machines[0], 0);
    let mut closed = Machine::resume(&Memory::default());
    assert_eq!(server.visit(&mut closed, 0), Screen::Elsewhere);
    let mut second_tab = Machine::default();
    second_tab.begin(&server.view(0), [77; 32]).unwrap();
    assert_eq!(server.visit(&mut second_tab, 0), Screen::Elsewhere);
}

#[test]
fn a_post_that_does_not_hold_names_its_seat() {
    let mut server = Server::default();
    let mut machines = begun(&server);
    for (seat, machine) in machines.iter_mut().enumerate() {
        server.visit(machine, seat);
    }
    for (seat, machine) in machines.iter_mut().enumerate() {
        server.visit(machine, seat);
    }
    // The second seat is given the third one's opening.
    let swapped = server.posts[1][2].clone();
    let own = std::mem::replace(&mut server.posts[1][1], swapped);
    assert_eq!(server.visit(&mut machines[0], 0), Screen::Broken(Some(2)));
    server.posts[1][1] = own;
    assert!(matches!(server.visit(&mut machines[0], 0), Screen::Compare(_)));
}

#[test]
fn turns_make_the_key_file_and_confirm_only_after_it_was_seen_to_open() {
    let mut server = Server::default();
    let mut machines = begun(&server);
    server.visit_all(&mut machines);
    machines.iter_mut().for_each(|machine| machine.compared(true).unwrap());
    server.visit_all(&mut machines);
    // From here on the first trustee goes by turns, with nothing but what the tab keeps.
    let turn = |memory, act| Turn { memory, view: server.view(0), act }.perform();
    let looked = turn(machines[0].memory(), Act::Look);
    assert_eq!(looked.screen, Screen::Passphrase);
    assert!(looked.file.is_none());

    let short = turn(looked.memory, Act::Protect("ngắn".to_owned(), [4; 32]));
    assert_eq!((short.screen, short.fault), (Screen::Passphrase, Some(KeyFileFault::PassphraseTooShort)));
    assert!(short.file.is_none());
    let passphrase = "mười hai con giáp";
    let made = turn(short.memory, Act::Protect(passphrase.to_owned(), [4; 32]));
    assert_eq!((made.screen, made.post, made.fault), (Screen::CheckFile, None, None));
    let share = key_file::open(&made.file.unwrap(), passphrase).unwrap();
    assert_eq!(share.trustee, 1);

    let thrown_away = turn(made.memory.clone(), Act::Unprotect);
    assert_eq!((thrown_away.screen, thrown_away.file), (Screen::Passphrase, None));
    let Turned { memory, post: Some((step, body)), .. } = turn(made.memory, Act::Checked) else {
        panic!("nothing to send")
    };
    assert_eq!(step, CeremonyStep::Confirm);
    let done = turn(memory, Act::Posted(step, body));
    assert_eq!(done.screen, Screen::Finished);
    assert!(done.view.confirmed[0] && done.memory.kept.is_none(), "the tab forgets the secret");
}

#[test]
fn beginning_twice_keeps_the_part_that_was_made_first() {
    let mut server = Server::default();
    let begin = |memory, view, seed| Turn { memory, view, act: Act::Begin([seed; 32]) }.perform();
    let first = begin(Memory::default(), server.view(0), 1);
    let Some((CeremonyStep::Commit, commit)) = first.post.clone() else { panic!("nothing to send") };
    // The second press may come before the first post is on its way, or after the server has it.
    let early = begin(first.memory.clone(), server.view(0), 2);
    assert_eq!((early.screen, early.post), (Screen::Wait, first.post));
    server.posts[0][0] = Some(commit);
    let late = begin(early.memory, server.view(0), 3);
    assert_eq!((late.screen, late.post), (Screen::Wait, None));
}
