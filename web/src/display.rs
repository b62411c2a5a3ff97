//! 显示: how the page looks, as the person or the host wants it. No answer depends on it, and it is kept apart from them.
//!
//! `web/boot.js` makes the page look so before any of this runs, by the address and by what the device keeps: the
//! attributes of `<html>` are what both sides know, and what the style sheets go by. Where nothing is chosen there is no
//! attribute, and the settings of the device decide (`prefers-*` in `style/tokens.css`).

/// What can be chosen about the look of the page.
pub struct Setting {
    /// Its name in the address.
    pub name: &'static str,
    /// The attribute of `<html>`.
    pub attribute: &'static str,
    /// What can be chosen: the word in the address, and the value of the attribute. The first is the usual one.
    pub choices: &'static [(&'static str, &'static str)],
}

/// The settings; `web/boot.js` reads the same words.
pub const SETTINGS: [Setting; 3] = [
    Setting { name: "elder", attribute: "data-size", choices: &[("0", ""), ("1", "elder")] },
    Setting { name: "theme", attribute: "data-theme", choices: &[("auto", ""), ("light", "light"), ("dark", "dark")] },
    Setting { name: "contrast", attribute: "data-contrast", choices: &[("auto", ""), ("more", "more")] },
];

/// The place of the size among the settings, and that of the large type among its choices.
const SIZE: usize = 0;
const ELDER: usize = 1;

/// Which choice of each setting holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display([usize; SETTINGS.len()]);

impl Display {
    /// As the attributes of `<html>` say; what is none of the choices is the usual one.
    pub fn read(attribute: impl Fn(&str) -> Option<String>) -> Self {
        Self(SETTINGS.each_ref().map(|setting| {
            let value = attribute(setting.attribute).unwrap_or_default();
            setting.choices.iter().position(|(_, chosen)| *chosen == value).unwrap_or_default()
        }))
    }

    /// As a device kept it.
    pub fn read_words(words: &str) -> Self {
        Self(SETTINGS.each_ref().map(|setting| {
            let kept = |(_, value): &(&str, &str)| !value.is_empty() && words.split(' ').any(|word| word == *value);
            setting.choices.iter().position(kept).unwrap_or_default()
        }))
    }

    /// What a device keeps: the chosen values, without the usual ones.
    pub fn words(self) -> String {
        let values = self.chosen().map(|(_, (_, value))| value).filter(|value| !value.is_empty());
        values.collect::<Vec<_>>().join(" ")
    }

    /// Each setting with what is chosen: the word in the address, and the value of the attribute.
    pub fn chosen(self) -> impl Iterator<Item = (&'static Setting, (&'static str, &'static str))> {
        const ALL: &[Setting] = &SETTINGS;
        ALL.iter().zip(self.0).filter_map(|(setting, at)| Some((setting, *setting.choices.get(at)?)))
    }

    /// Which choice of a setting holds.
    pub fn at(self, setting: usize) -> usize {
        self.0.get(setting).copied().unwrap_or_default()
    }

    /// With another choice of a setting.
    #[must_use]
    pub fn with(mut self, setting: usize, choice: usize) -> Self {
        if let Some(at) = self.0.get_mut(setting) {
            *at = choice;
        }
        self
    }

    /// With the changes between two others.
    #[must_use]
    pub fn changed(mut self, before: Self, now: Self) -> Self {
        for (at, (before, now)) in self.0.iter_mut().zip(before.0.into_iter().zip(now.0)) {
            if before != now {
                *at = now;
            }
        }
        self
    }

    /// Whether the page is in its layout for older people.
    pub fn is_elder(self) -> bool {
        self.at(SIZE) == ELDER
    }

    /// In the other of the two sizes.
    #[must_use]
    pub fn resized(self) -> Self {
        self.with(SIZE, if self.is_elder() { 0 } else { ELDER })
    }

    /// The query of an address without what asks for something else than this. Everything else stays as it is.
    pub fn agree(self, query: &str) -> String {
        let contradicts = |part: &str| {
            let word = |(setting, _): &(&Setting, _)| part.split_once('=').filter(|(name, _)| *name == setting.name);
            self.chosen().any(|both| {
                let ((setting, (chosen, _)), value) = (both, word(&both).map(|(_, value)| value));
                value.is_some_and(|value| value != chosen && setting.choices.iter().any(|(known, _)| *known == value))
            })
        };
        let parts = query.strip_prefix('?').unwrap_or(query).split('&');
        let left: Vec<&str> = parts.filter(|part| !contradicts(part)).collect();
        let left = left.join("&");
        if left.is_empty() { left } else { format!("?{left}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every() -> impl Iterator<Item = Display> {
        (0..12).map(|at| Display([at % 2, at / 2 % 3, at / 6]))
    }

    #[test]
    fn what_a_device_keeps_is_read_as_it_was_written() {
        for display in every() {
            assert_eq!(Display::read_words(&display.words()), display);
        }
        assert_eq!(Display::read_words("elder x dark"), Display([1, 2, 0]));
        assert_eq!(Display::read_words("\0"), Display::default());
    }

    #[test]
    fn the_attributes_say_the_same() {
        for display in every() {
            let attribute = |name: &str| {
                let (_, (_, value)) = display.chosen().find(|(setting, _)| setting.attribute == name)?;
                Some(value.to_owned())
            };
            assert_eq!(Display::read(attribute), display);
        }
        assert_eq!(Display::read(|_| Some("sepia".into())), Display::default());
    }

    #[test]
    fn only_what_contradicts_goes_from_the_address() {
        let dark = Display([0, 2, 0]);
        for (before, after) in [
            ("", ""),
            ("?", ""),
            ("?theme=light", ""),
            ("?theme=dark", "?theme=dark"),
            ("?theme=sepia", "?theme=sepia"),
            ("?a=1&theme=auto&b=%20&elder=1", "?a=1&b=%20"),
            ("?elder=0&contrast=more&contrast=auto&themes=light", "?elder=0&contrast=auto&themes=light"),
        ] {
            assert_eq!(dark.agree(before), after, "of {before}");
        }
    }

    #[test]
    fn only_what_was_changed_is_kept() {
        let (device, shown) = (Display([0, 1, 0]), Display([1, 0, 1]));
        assert_eq!(device.changed(shown, shown.with(2, 0)), Display([0, 1, 0]));
        assert_eq!(device.changed(shown, shown.with(1, 2)), Display([0, 2, 0]));
        assert_eq!(device.changed(shown, shown.resized()), device);
    }
}
