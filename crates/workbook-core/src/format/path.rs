//! Where in a JSON text something is: a JSON pointer (RFC 6901).

use std::fmt;

/// A JSON pointer such as `/fields/title`. Empty for the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(String);

impl Path {
    /// The path to a member of an object at the top.
    pub fn of(names: &[&str]) -> Self {
        names.iter().fold(Self::default(), |path, name| path.child(name))
    }

    /// The path one level below.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        Self(format!("{}/{}", self.0, name.replace('~', "~0").replace('/', "~1")))
    }

    /// The same path seen from one level above.
    #[must_use]
    pub fn below(&self, name: &str) -> Self {
        Self(format!("{}{}", Self::of(&[name]).0, self.0))
    }

    /// The pointer as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
