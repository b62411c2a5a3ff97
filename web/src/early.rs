//! 先答的题: the answers to the first two questions as a few letters, so that a reload before the second file is there
//! loses nothing. As soon as that is there, it keeps everything by `session`.
//!
//! After the version the place and the roles, six bits to a sign, then a letter for each screen; that of the screen
//! that is shown is a capital. Whatever does not read as written is left to the second file, which says so.

use crate::state::{After, State, Step};
use jianghui_policies::BEGINNING;
use jianghui_rules::{Question, Value};

const VERSION: &str = "early 1 ";
/// The sign for no bit; the others follow.
const ZERO: u8 = b'0';
const SIX: u64 = 0x3f;
/// What makes a capital of a letter.
const SMALL: u8 = 0x20;

/// The state as text; `None` with more in it than the first two questions.
#[must_use]
pub fn write(state: &State) -> Option<String> {
    let bits = |fact| match state.situation.get(fact) {
        Some(Value::OneOf(bits) | Value::Chosen(bits)) => *bits,
        _ => 0,
    };
    let (place, role) = (bits(BEGINNING.place), bits(BEGINNING.role));
    let mut out = String::from(VERSION);
    for bits in [place, role, role >> 6] {
        out.push(char::from(ZERO + u8::try_from(bits & SIX).ok()?));
    }
    for (index, step) in state.trail.iter().enumerate() {
        let letter = match step {
            Step::Home => b'h',
            Step::Ask(Question::Fact(fact), After::Next) if *fact == BEGINNING.place => b'p',
            Step::Ask(Question::Fact(fact), After::Next) if *fact == BEGINNING.role => b'r',
            _ => return None,
        };
        out.push(char::from(if index == state.at { letter & !SMALL } else { letter }));
    }
    Some(out)
}

/// Takes the answers and the screens from text into a fresh state; `None`, and nothing, where it is another text, or
/// damaged.
pub fn read(text: &str, state: &mut State) -> Option<()> {
    let [place, low, high, letters @ ..] = text.strip_prefix(VERSION)?.as_bytes() else { return None };
    let bits = |sign: u8| u64::from(sign.wrapping_sub(ZERO));
    let (place, role) = (bits(*place), bits(*low) | bits(*high) << 6);
    let (mut at, mut trail) = (None, Vec::new());
    for letter in letters {
        if letter & SMALL == 0 {
            at = Some(trail.len());
        }
        let fact = match letter | SMALL {
            b'h' => {
                trail.push(Step::Home);
                continue;
            }
            b'p' => BEGINNING.place,
            b'r' => BEGINNING.role,
            _ => return None,
        };
        trail.push(Step::Ask(Question::Fact(fact), After::Next));
    }
    let at = at?;
    for (fact, bits, value) in
        [(BEGINNING.place, place, Value::OneOf as fn(u64) -> Value), (BEGINNING.role, role, Value::Chosen)]
    {
        let options = BEGINNING.fact(fact)?.options().len();
        if bits >> (options & 63) > 0 {
            return None;
        }
        state.situation.set(fact, (bits > 0).then(|| value(bits)));
    }
    (state.at, state.trail) = (at, trail);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{BEGINNING, Question, State, Step, VERSION, Value, write};
    use crate::session;
    use crate::state::After;
    use jianghui_rules::{Day, FactId};

    const TODAY: Day = Day { julian: 2_460_000 };

    fn read(text: &str) -> Option<State> {
        let mut state = State::new(TODAY);
        super::read(text, &mut state).map(|()| state)
    }

    /// States that the first two questions can lead to.
    fn states() -> Vec<State> {
        let ask = |fact| Step::Ask(Question::Fact(fact), After::Next);
        let trails = [
            vec![Step::Home],
            vec![Step::Home, ask(BEGINNING.place)],
            vec![Step::Home, ask(BEGINNING.place), ask(BEGINNING.role)],
        ];
        let all = |fact: FactId| (1 << BEGINNING.fact(fact).expect("a fact").options().len()) - 1;
        let last = all(BEGINNING.place) / 2 + 1;
        let answers = [(None, None), (Some(1), None), (None, Some(0b10)), (Some(last), Some(all(BEGINNING.role)))];
        let mut states = Vec::new();
        for (place, role) in answers {
            for trail in &trails {
                for at in 0..trail.len() {
                    let mut state = State { trail: trail.clone(), at, ..State::new(TODAY) };
                    state.situation.set(BEGINNING.place, place.map(Value::OneOf));
                    state.situation.set(BEGINNING.role, role.map(Value::Chosen));
                    states.push(state);
                }
            }
        }
        states
    }

    #[test]
    fn what_is_written_is_read_again() {
        for state in states() {
            let text = write(&state).expect("a state of the first questions");
            assert_eq!(read(&text), Some(state), "{text}");
            assert_eq!(session::read(&text, TODAY), None, "{text}");
        }
    }

    #[test]
    fn what_is_more_waits_for_the_second_file() {
        let mut state = State::new(TODAY);
        assert_eq!(read(&session::write(&state)), None);
        state.trail.push(Step::Results);
        assert_eq!(write(&state), None);
    }

    #[test]
    fn what_is_damaged_gives_nothing() {
        let state = states().pop().expect("the last one");
        let text = write(&state).expect("a state of the first questions");
        // Without its last letter nothing says any more which screen is shown.
        for end in 0..text.len() {
            assert_eq!(read(&text[..end]), None, "{text} up to {end}");
        }
        for (from, to) in [("early 1", "early 2"), ("hpR", "hpQ"), ("hpR", "温"), ("h", "~"), ("h", "/")] {
            let damaged = text.replacen(from, to, 1);
            assert!(damaged != text && read(&damaged).is_none(), "{damaged}");
        }
        let unknown = format!("{VERSION}p00H");
        assert_eq!(read(&unknown), None, "there are not so many places");
    }
}
