//! The version of an edition.

use std::{fmt, str::FromStr};

use ensemble_core::string_enum;

string_enum! {
    /// By how much an edition differs from the one before it.
    Step {
        /// The guide says something else than before.
        Major = "major",
        /// There are passages that were not there, or some are gone.
        Minor = "minor",
        /// The same passages, in better words or in another language.
        Patch = "patch",
    }
}

/// The version of an edition: `1.2`, or `1.2.3` where the last number is not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    pub major: u32,
    pub minor: u32,
    pub patch: u32,
}

impl Version {
    /// That of the first edition.
    pub const FIRST: Self = Self { major: 1, minor: 0, patch: 0 };

    /// The next one by a step.
    #[must_use]
    pub const fn next(self, step: Step) -> Self {
        let Self { major, minor, patch } = self;
        match step {
            Step::Major => Self { major: major + 1, minor: 0, patch: 0 },
            Step::Minor => Self { major, minor: minor + 1, patch: 0 },
            Step::Patch => Self { major, minor, patch: patch + 1 },
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)?;
        if self.patch > 0 { write!(f, ".{}", self.patch) } else { Ok(()) }
    }
}

/// What is no version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a version")]
pub struct NoVersion;

impl FromStr for Version {
    type Err = NoVersion;

    /// Reads a version as it is written: one version has one address.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers: Vec<u32> =
            text.split('.').map(str::parse).collect::<Result<_, _>>().map_err(|_| NoVersion)?;
        let version = match *numbers.as_slice() {
            [major, minor] => Self { major, minor, patch: 0 },
            [major, minor, patch] => Self { major, minor, patch },
            _ => return Err(NoVersion),
        };
        if version.to_string() == text { Ok(version) } else { Err(NoVersion) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Step, Version};

    #[test]
    fn a_version_has_one_spelling() {
        let version = |text: &str| text.parse::<Version>().ok();
        assert_eq!(version("1.2"), Some(Version { major: 1, minor: 2, patch: 0 }));
        assert_eq!(version("1.2.3"), Some(Version { major: 1, minor: 2, patch: 3 }));
        for wrong in ["1.2.0", "01.2", "+1.2", "1", "1.2.3.4", "", "1.x", " 1.2", "-1.0", "99999999999.0"] {
            assert_eq!(version(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn each_step_is_later_and_is_read_as_it_is_written(major in 0u32..50, minor in 0u32..50, patch in 0u32..50) {
            let version = Version { major, minor, patch };
            prop_assert_eq!(version.to_string().parse::<Version>().ok(), Some(version));
            for step in Step::ALL {
                prop_assert!(version.next(*step) > version);
            }
            prop_assert!(version.next(Step::Major) > version.next(Step::Minor));
            prop_assert!(version.next(Step::Minor) > version.next(Step::Patch));
        }
    }
}
