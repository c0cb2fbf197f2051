//! Tests: XML as a stream of tags and words, forgiving.

use super::{Node, Ns, Xml, decoded};

fn steps(text: &str) -> Vec<String> {
    let mut xml = Xml::new(text);
    let mut steps = Vec::new();
    while let Some(node) = xml.next() {
        steps.push(match node {
            Node::Open(tag) => format!("<{:?} {}", tag.ns, tag.name()),
            Node::Close(ns, name) => format!("/{ns:?} {name}"),
            Node::Text(text) => text.into_owned(),
        });
    }
    steps
}

#[test]
fn vocabularies_are_told_by_address() {
    let xml = "<q:p xmlns:q='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>";
    assert_eq!(steps(xml), ["<Word p", "/Word p"]);
    assert_eq!(steps("<w:p/>"), ["<Word p", "/Word p"]);
}

#[test]
fn broken_xml_gives_what_came_before() {
    assert_eq!(
        steps("<a>one</b>two & three"),
        ["<Plain a", "one", "/Plain b", "two ", "& three"]
    );
    assert_eq!(steps("<a>one<b at"), ["<Plain a", "one"]);
}

#[test]
fn entities_of_the_file_are_not_expanded() {
    let xml = "<!DOCTYPE a [<!ENTITY b 'bomb'>]><a>&b;&eacute;&#x41;&amp;</a>";
    assert_eq!(steps(xml), ["<Plain a", "é", "A", "&", "/Plain a"]);
}

#[test]
fn attributes_are_found_by_name() {
    let mut xml = Xml::new("<w:b w:val=\"a &amp; b\" val2='0'/>");
    let Some(Node::Open(tag)) = xml.next() else {
        panic!("no tag")
    };
    assert_eq!(tag.attr("val").unwrap(), "a & b");
    assert_eq!((tag.number("val2"), tag.ns), (Some(0), Ns::Word));
    assert!(tag.is_on());
}

#[test]
fn encodings_are_those_declared() {
    let xml = b"<?xml version='1.0' encoding='windows-1251'?><a>\xcc\xe8\xf0</a>".to_vec();
    assert!(decoded(xml).contains("Мир"));
}
