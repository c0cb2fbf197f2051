//! What a key can do: the vocabulary of the configuration, the help and the machine.

/// Groups of the help screen, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Scrolling.
    Move,
    /// Jumps to sections, paragraphs, places.
    Jump,
    /// Highlights.
    Highlight,
    /// Verdicts, notes, highlights of one's own.
    Review,
    /// Full screens.
    Screens,
    /// Search.
    Search,
    /// Panes and looks.
    Panes,
    /// The program itself.
    Program,
}

impl Group {
    /// Heading of the group in the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Jump => "Jump",
            Self::Highlight => "Highlights",
            Self::Review => "Review and notes",
            Self::Screens => "Screens",
            Self::Search => "Search",
            Self::Panes => "Panes and looks",
            Self::Program => "Program",
        }
    }
}

macro_rules! actions {
    ($($variant:ident $group:ident $name:literal $about:literal,)*) => {
        /// Everything a key can be bound to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $(#[doc = $about] $variant,)*
        }

        impl Action {
            /// All actions, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the configuration.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it does, in a few words.
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => $about,)* }
            }

            /// Its group in the help.
            pub fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group,)* }
            }
        }
    };
}

actions! {
    LineDown Move "line_down" "one line down",
    LineUp Move "line_up" "one line up",
    HalfPageDown Move "half_page_down" "half a page down",
    HalfPageUp Move "half_page_up" "half a page up",
    PageDown Move "page_down" "one page down",
    PageUp Move "page_up" "one page up",
    Top Move "top" "to the top (with a count: to that percentage)",
    End Move "end" "to the end (with a count: to that percentage)",
    ScrollLeft Move "scroll_left" "to the left in what is wide",
    ScrollRight Move "scroll_right" "to the right in what is wide",
    NextSection Jump "next_section" "next section",
    PreviousSection Jump "previous_section" "heading of this section, then the previous one",
    NextPeer Jump "next_peer" "next section of the same level or above",
    PreviousPeer Jump "previous_peer" "previous section of the same level or above",
    NextParagraph Jump "next_paragraph" "next paragraph",
    PreviousParagraph Jump "previous_paragraph" "previous paragraph",
    SetMark Jump "set_mark" "set a mark: then its letter",
    GoToMark Jump "go_to_mark" "go to a mark: then its letter",
    JumpBack Jump "jump_back" "back to where you jumped from",
    JumpForward Jump "jump_forward" "forward again",
    OpenLink Jump "open_link" "open the link here (asks first)",
    NextHighlight Highlight "next_highlight" "next highlight",
    PreviousHighlight Highlight "previous_highlight" "previous highlight",
    NextStakeholder Highlight "next_stakeholder" "next stakeholder",
    PreviousStakeholder Highlight "previous_stakeholder" "previous stakeholder",
    NextIssue Highlight "next_issue" "next issue",
    PreviousIssue Highlight "previous_issue" "previous issue",
    Why Highlight "why" "why is this highlighted?",
    Lens Highlight "lens" "lens: light only what is about this entity; with one of the other kind, both",
    ClearLens Highlight "clear_lens" "take the lens off",
    Copy Highlight "copy" "copy this highlight or sentence",
    CopyCitation Highlight "copy_citation" "copy it with its citation",
    Accept Review "accept" "accept this highlight",
    Reject Review "reject" "reject this highlight",
    Change Review "change" "change its kind, type or entity",
    Note Review "note" "note on this highlight, selection or sentence",
    Undo Review "undo" "undo the last decision or note",
    Review Review "review" "review the highlights, entity by entity",
    Skip Review "skip" "in review: skip, to come back at the end",
    AcceptAll Review "accept_all" "in review: accept all mentions of this entity",
    RejectAll Review "reject_all" "in review: reject all mentions of this entity",
    DecideShown Review "decide_shown" "in review: decide all that the filter shows",
    Order Review "order" "in review: by entity, reading order, most salient first; in the library: the order",
    Select Review "select" "select words",
    SelectWordBack Review "select_word_back" "in a selection: one word back",
    SelectWordOn Review "select_word_on" "in a selection: one word on",
    SelectSentenceBack Review "select_sentence_back" "in a selection: one sentence back",
    SelectSentenceOn Review "select_sentence_on" "in a selection: one sentence on",
    SelectOtherEnd Review "select_other_end" "in a selection: move its other end",
    SelectStakeholder Review "select_stakeholder" "in a selection: make it a stakeholder",
    SelectIssue Review "select_issue" "in a selection: make it an issue",
    Heading Review "heading" "this line is, or is not, a heading (then narrower, wider: its level)",
    Notes Review "notes" "verdicts and notes of this article",
    Export Review "export" "export highlights and notes",
    Source Review "source" "source of this text: title, address, date, outlet",
    Matrix Screens "matrix" "matrix: who is tied to what",
    Positions Screens "positions" "positions: who says what",
    Library Screens "library" "the library: all articles of the folders that are kept",
    Open Screens "open" "open an article: then its path",
    WholePage Screens "whole_page" "the whole web page, or its main text again",
    NextArticle Screens "next_article" "next article of the list",
    PreviousArticle Screens "previous_article" "previous article of the list",
    Page Screens "page" "page of this stakeholder or issue, over all articles",
    Digest Screens "digest" "in the library: what is new, on one page",
    ToggleRead Screens "toggle_read" "in the library: read or unread",
    Star Screens "star" "in the library: star, or take the star off",
    SaveSearch Screens "save_search" "in the library: keep this search under a name",
    Brief Screens "brief" "brief me: the article in a minute",
    Compare Screens "compare" "what changed since this article was read last",
    CompareWith Screens "compare_with" "what changed against another article: then its path",
    Search Search "search" "search the article; in a pane, a list or a review: filter it",
    NextHit Search "next_hit" "next hit",
    PreviousHit Search "previous_hit" "previous hit",
    NextPane Panes "next_pane" "next pane",
    PreviousPane Panes "previous_pane" "previous pane",
    ToggleOutline Panes "toggle_outline" "outline: show and focus, hide",
    ToggleInspector Panes "toggle_inspector" "inspector: show and focus, hide",
    Fold Panes "fold" "in the outline: fold; in the inspector: tab before; in the library: fold versions; in review: back to the whole",
    Unfold Panes "unfold" "in the outline: unfold; in the inspector: next tab; in the library: unfold versions; in review: single mentions",
    Go Panes "go" "in a pane or a list: go there; in review: accept what is sure, then list what is doubtful",
    TextAlone Panes "text_alone" "text alone",
    NarrowerPane Panes "narrower_pane" "narrower pane",
    WiderPane Panes "wider_pane" "wider pane",
    NarrowerText Panes "narrower_text" "narrower text",
    WiderText Panes "wider_text" "wider text",
    HideDim Panes "hide_dim" "dim lines (menus, credits, captions): hide them, or show them",
    WrapCode Panes "wrap_code" "long lines of code: wrap them, or scroll them sideways",
    NextLighting Panes "next_lighting" "how much is lit: key, all, none",
    NextTheme Panes "next_theme" "next theme",
    ToggleMouse Panes "toggle_mouse" "mouse: ours, or the terminal's to select with",
    Close Program "close" "close what is on top",
    Palette Program "palette" "all actions, by name",
    Help Program "help" "help",
    Redraw Program "redraw" "redraw the screen",
    Suspend Program "suspend" "suspend",
    Quit Program "quit" "quit",
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Action;

    #[test]
    fn names_are_unique_and_typeable() {
        let names: HashSet<_> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        assert!(
            names
                .iter()
                .all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        );
    }
}
