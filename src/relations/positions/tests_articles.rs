//! Articles of several sentences: who is meant by a pronoun or a description, whose a quotation is,
//! who "we" are.

use super::tests::each;

#[test]
fn descriptions_find_the_one_named_before() {
    each(&[
        (
            "Gov. Ana Zorvik left. The governor said it was late.",
            &["Ana Zorvik states said"],
        ),
        (
            "Ana Zorvik, president of Quelland, left. The president said it was late.",
            &["Ana Zorvik states said"],
        ),
        // nobody was called a mayor
        ("Gov. Ana Zorvik left. The mayor said it was late.", &[]),
        // two were governors, and it is about neither
        (
            "Gov. Ana Zorvik met Gov. Omar Quell. The governor said it was late.",
            &[],
        ),
        (
            "Peru rejected the ban. A spokesman said it was late.",
            &["Peru refuses rejected", "Peru states said"],
        ),
        ("A spokesman said it was late.", &[]),
    ]);
}

#[test]
fn who_spoke_goes_on_though_others_were_named() {
    each(&[
        (
            "Mr. Zorvik told Mr. Quell to wait for rain. Mr. Zorvik said Mr. Quell was late. He added that it rained.",
            &[
                "Zorvik states told",
                "Zorvik states said",
                "Zorvik states added",
            ],
        ),
        (
            "Peru said it rained. He added that it was late.",
            &["Peru states said", "Peru states added"],
        ),
    ]);
}

#[test]
fn sentences_of_a_quotation_are_the_speakers() {
    each(&[
        // named behind it
        (
            "“The border is open. The boats came in late,” said Mr. Zorvik.",
            &["Zorvik states said", "Zorvik states said"],
        ),
        // a long quotation with a short name
        (
            "“The boats that came in late on that day were full of herring and cod from the north,” Mr. Zorvik said. “The boats must come in by noon.”",
            &["Zorvik states said", "Zorvik demands must"],
        ),
        // named in the paragraph before
        (
            "Mr. Zorvik said the border was open.\n“The boats must come in by noon.”",
            &["Zorvik states said", "Zorvik demands must"],
        ),
        // and in the sentence before; a body does not go on
        (
            "Mr. Zorvik said the border was open. “The boats must come in by noon.”",
            &["Zorvik states said", "Zorvik demands must"],
        ),
        (
            "Peru said the border was open. “The boats must come in by noon.”",
            &["Peru states said"],
        ),
        // the only person is "he", whoever told something beside
        (
            "Mr. Zorvik says it began after the farmers told Peru that they had left. “The boats came in late,” he said.",
            &[
                "Zorvik states says",
                "farmers states told",
                "Zorvik states said",
            ],
        ),
        // others that are quoted about are not the speaker
        (
            "“Peru rejected the old toll. Chile condemned it,” said Mr. Zorvik.",
            &[
                "Zorvik states said",
                "Chile opposes condemned",
                "Zorvik states said",
            ],
        ),
        ("“The boats must come in by noon.”", &[]),
        // named in the paragraph behind
        (
            "“The boats must come in by noon.”\n“It rained all day here,” Mr. Zorvik said.",
            &["Zorvik demands must", "Zorvik states said"],
        ),
        (
            "“The boats must come in by noon.”\nIt rained.\n“It rained all day,” Mr. Zorvik said.",
            &["Zorvik states said"],
        ),
        // over a paragraph of somebody else’s
        (
            "Mr. Zorvik said it rained.\nIt went on all day.\n“The boats must come in by noon.”",
            &["Zorvik states said", "Zorvik demands must"],
        ),
        (
            "Our envoy, Mr. Zorvik, notes the following:\n“The boats must come in by noon.”",
            &["Zorvik demands must"],
        ),
        (
            "Mr. Zorvik left.\n“The boats must come in by noon. It is late.” – Zorvik",
            &["Zorvik demands must"],
        ),
    ]);
}

#[test]
fn whoever_writes_says_we() {
    each(&[
        (
            "We, the members of the European Union, met. We condemn the raid. We will help all farmers there.",
            &[
                "European Union opposes condemn",
                "European Union offers will help",
            ],
        ),
        (
            "Peru met Chile. We condemn the raid. We will help all farmers there.",
            &[],
        ),
        // what has a title and quotes nobody is of whom it begins with
        (
            "# A call for calm\nNATO has joined others. We condemn the raid. We left.",
            &["NATO opposes condemn"],
        ),
        (
            "# A call for calm\nOn Friday night NATO met here. We condemn the raid. We left.",
            &[],
        ),
        (
            "# Statement delivered on behalf of Peru\nWe condemn the raid. We left.",
            &["Peru opposes condemn"],
        ),
    ]);
}

#[test]
fn a_transcript_has_turns() {
    each(&[
        (
            "Mr. Zorvik: We object to the toll.\nIt must fall by May.\nMs. Quell: I welcome it.\n\
         Mr. Zorvik and Ms. Quell left.",
            &[
                "Zorvik opposes object to",
                "Zorvik demands must",
                "Quell supports welcome",
            ],
        ),
        // what somebody says there of themselves is theirs without a verb for it
        (
            "Mr. Zorvik: We came here by the last boat.\nIt rained all day in the north.",
            &["Zorvik states We"],
        ),
    ]);
}

#[test]
fn a_body_takes_the_clauses_below_it_for_its_own() {
    each(&[
        (
            "The Lomu Council,\nRecalling the truce,\n1. Demands that rebels leave;\n2. Urges donors to pay.",
            &["Lomu Council demands Demands", "Lomu Council demands Urges"],
        ),
        // nobody stands above them, or somebody who does something else
        ("Demands rose.\n1. Urges donors to pay.", &[]),
        ("The Lomu Council, in May,\n1. Urges donors to pay.", &[]),
    ]);
}
