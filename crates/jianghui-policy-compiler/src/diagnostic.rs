//! Refusals for the person who edits a policy file: file, line, the offending text, what is allowed, the mend.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use core::ops::Range;

/// One refusal.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Stable code, e.g. `literal-not-in-phrase`.
    pub code: &'static str,
    /// File as it is shown, relative to the policies folder.
    pub file: String,
    /// Where in the file, in bytes.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The text of the file.
    pub source: String,
}

impl Diagnostic {
    /// The refusal as text, with the line it points at.
    #[must_use]
    pub fn render(&self) -> String {
        let end = self.span.end.min(self.source.len());
        let span = self.span.start.min(end)..end;
        let snippet = Snippet::source(&self.source).path(&self.file).annotation(AnnotationKind::Primary.span(span));
        let title = Level::ERROR.primary_title(&self.message).id(self.code);
        let report = [Group::with_title(title).element(snippet).element(Level::HELP.message(&self.help))];
        Renderer::plain().render(&report)
    }

    /// The line it points at, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        let before = self.source.get(..self.span.start).unwrap_or(&self.source);
        before.bytes().filter(|byte| *byte == b'\n').count() + 1
    }
}

/// Where refusals gather; a file is read to its end, so that its author sees all of them at once.
#[derive(Debug, Default)]
pub struct Diagnostics {
    /// What was refused so far.
    pub list: Vec<Diagnostic>,
}
