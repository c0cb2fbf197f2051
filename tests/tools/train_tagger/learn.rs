//! The averaged perceptron: whole paths are compared, so that begin and last learn together.

use std::collections::HashMap;

use attache::tagger::labels::{LABELS, Search, Steps};
use attache::tagger::training;

use super::corpus::Text;

/// What can be chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Times over all examples.
    pub(crate) epochs: usize,
    /// Features that are kept.
    pub(crate) rows: usize,
    /// How much better the right label must score than another.
    pub(crate) margin: f32,
    /// How many of 1024 features are hidden at a time, so that none is relied on alone.
    pub(crate) drop: u32,
    /// Models that are averaged, each with its own order of examples.
    pub(crate) models: u64,
    /// How much an example marked by people counts against one marked by a machine.
    pub(crate) gold: f32,
    /// A feature that is rarer is not learned.
    pub(crate) least: u32,
    /// A machine’s label is left out where another beats it by more.
    pub(crate) doubt: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            epochs: 5,
            rows: 27_000,
            margin: 1.0,
            drop: 307,
            models: 3,
            gold: 2.0,
            least: 2,
            doubt: 20.0,
        }
    }
}

/// A run of words with numbered features.
struct Sample {
    features: Vec<u32>,
    /// Where the features of each word end.
    ends: Vec<u32>,
    labels: Vec<u8>,
    step: f32,
    silver: bool,
}

/// So many runs in a row go to the same half.
const BLOCK: usize = 512;

/// All samples and the hashes of their features.
pub(crate) struct Lesson {
    samples: Vec<Sample>,
    /// The hash of each feature by its number.
    pub(crate) keys: Vec<u64>,
}

impl Lesson {
    /// Numbers the features of all texts that are not too rare, in order of appearance.
    pub(crate) fn new(texts: &[Text], settings: &Settings) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for text in texts {
            for example in training::examples(&text.article, &text.names) {
                for feature in example.features.iter().flatten() {
                    *counts.entry(*feature).or_default() += 1;
                }
            }
        }
        let mut lesson = Self {
            samples: Vec::new(),
            keys: Vec::new(),
        };
        let mut numbers: HashMap<u64, u32> = HashMap::new();
        for text in texts {
            for example in training::examples(&text.article, &text.names) {
                let mut sample = Sample {
                    features: Vec::new(),
                    ends: Vec::new(),
                    labels: example.labels,
                    step: if text.silver { 1.0 } else { settings.gold },
                    silver: text.silver,
                };
                for own in &example.features {
                    for feature in own
                        .iter()
                        .filter(|feature| counts[*feature] >= settings.least)
                    {
                        let next = numbers.len() as u32;
                        let number = *numbers.entry(*feature).or_insert(next);
                        if number == next {
                            lesson.keys.push(*feature);
                        }
                        sample.features.push(number);
                    }
                    sample.ends.push(sample.features.len() as u32);
                }
                lesson.samples.push(sample);
            }
        }
        println!(
            "{} runs, {} features, {} kept",
            lesson.samples.len(),
            counts.len(),
            lesson.keys.len()
        );
        lesson
    }
}

impl Lesson {
    /// Leaves out what a machine marked and what two models, each taught by the other half, would
    /// mark in another way: most of these are slips.
    pub(crate) fn without_slips(self, settings: &Settings) -> Self {
        let settings = Settings {
            models: 1,
            ..*settings
        };
        let mut keep: Vec<bool> = Vec::new();
        let models: Vec<Model> = (0..2)
            .map(|half| {
                learn_from(&self, &settings, |at| {
                    !self.samples[at].silver || at / BLOCK % 2 == half
                })
            })
            .collect();
        let (mut scores, mut path) = (Vec::new(), Vec::new());
        let mut search = Search::default();
        for (at, sample) in self.samples.iter().enumerate() {
            let model = &models[1 - at / BLOCK % 2];
            let ends: Vec<usize> = sample.ends.iter().map(|end| *end as usize).collect();
            score(
                &model.rows,
                &sample.features,
                &ends,
                &sample.labels,
                -settings.doubt,
                &mut scores,
            );
            search.best(&scores, &model.steps, &mut path);
            keep.push(!sample.silver || path == sample.labels);
        }
        let mut at = 0;
        let before = self.samples.len();
        let mut lesson = self;
        lesson.samples.retain(|_| {
            at += 1;
            keep[at - 1]
        });
        println!(
            "mended: {} of {before} runs left out",
            before - lesson.samples.len()
        );
        lesson
    }
}

/// Weights as they were learned.
pub(crate) struct Model {
    /// A row for each feature.
    pub(crate) rows: Vec<[f32; LABELS]>,
    /// Scores from label to label.
    pub(crate) steps: Steps<f32>,
}

/// A generator of numbers that are the same everywhere (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// Learns from the samples; with several models their average.
pub(crate) fn learn(lesson: &Lesson, settings: &Settings) -> Model {
    learn_from(lesson, settings, |_| true)
}

fn learn_from(lesson: &Lesson, settings: &Settings, of: impl Fn(usize) -> bool) -> Model {
    let chosen: Vec<usize> = (0..lesson.samples.len()).filter(|at| of(*at)).collect();
    let mut all = Learner::new(lesson.keys.len());
    for number in 0..settings.models {
        let mut learner = Learner::new(lesson.keys.len());
        learner.run(
            lesson,
            &chosen,
            settings,
            Dice(88_172_645_463_325_252 + number * 7_919),
        );
        for (to, from) in all
            .rows
            .iter_mut()
            .flatten()
            .zip(learner.rows.iter().flatten())
        {
            *to += *from;
        }
        for (to, from) in all
            .steps
            .iter_mut()
            .flatten()
            .zip(learner.steps.iter().flatten())
        {
            *to += *from;
        }
    }
    Model {
        rows: all.rows,
        steps: all.steps,
    }
}

struct Learner {
    rows: Vec<[f32; LABELS]>,
    steps: Steps<f32>,
    /// The same, each change times the moment of it: taken off, they leave the average.
    row_sums: Vec<[f32; LABELS]>,
    step_sums: Steps<f32>,
    moment: f32,
}

impl Learner {
    fn new(features: usize) -> Self {
        Self {
            rows: vec![[0.0; LABELS]; features],
            steps: [[0.0; LABELS]; LABELS],
            row_sums: vec![[0.0; LABELS]; features],
            step_sums: [[0.0; LABELS]; LABELS],
            moment: 1.0,
        }
    }

    fn run(&mut self, lesson: &Lesson, chosen: &[usize], settings: &Settings, mut dice: Dice) {
        let mut order = chosen.to_vec();
        let mut search = Search::default();
        let (mut scores, mut path) = (Vec::new(), Vec::new());
        let mut features = Vec::new();
        let mut ends = Vec::new();
        let drop = u64::from(settings.drop);
        for epoch in 0..settings.epochs {
            for at in (1..order.len()).rev() {
                order.swap(at, (dice.roll() % (at as u64 + 1)) as usize);
            }
            let mut wrong = 0;
            for at in &order {
                let sample = &lesson.samples[*at];
                features.clear();
                ends.clear();
                let mut from = 0;
                for end in &sample.ends {
                    for feature in &sample.features[from..*end as usize] {
                        if drop == 0 || dice.roll() % 1024 >= drop {
                            features.push(*feature);
                        }
                    }
                    from = *end as usize;
                    ends.push(features.len());
                }
                score(
                    &self.rows,
                    &features,
                    &ends,
                    &sample.labels,
                    settings.margin,
                    &mut scores,
                );
                search.best(&scores, &self.steps, &mut path);
                if path != sample.labels {
                    wrong += 1;
                    self.mend(&features, &ends, &sample.labels, &path, sample.step);
                }
                self.moment += 1.0;
            }
            println!("epoch {}: {wrong} of {} runs wrong", epoch + 1, order.len());
        }
        self.average();
    }

    fn mend(&mut self, features: &[u32], ends: &[usize], right: &[u8], wrong: &[u8], step: f32) {
        let late = self.moment * step;
        let mut from = 0;
        for at in 0..right.len() {
            let (good, bad) = (right[at] as usize, wrong[at] as usize);
            if good != bad {
                for feature in &features[from..ends[at]] {
                    let feature = *feature as usize;
                    self.rows[feature][good] += step;
                    self.rows[feature][bad] -= step;
                    self.row_sums[feature][good] += late;
                    self.row_sums[feature][bad] -= late;
                }
            }
            from = ends[at];
            if at > 0 {
                let (good_before, bad_before) = (right[at - 1] as usize, wrong[at - 1] as usize);
                if (good_before, good) != (bad_before, bad) {
                    self.steps[good_before][good] += step;
                    self.steps[bad_before][bad] -= step;
                    self.step_sums[good_before][good] += late;
                    self.step_sums[bad_before][bad] -= late;
                }
            }
        }
    }

    fn average(&mut self) {
        for (row, sums) in self.rows.iter_mut().zip(&self.row_sums) {
            for (weight, sum) in row.iter_mut().zip(sums) {
                *weight -= *sum / self.moment;
            }
        }
        for (row, sums) in self.steps.iter_mut().zip(&self.step_sums) {
            for (weight, sum) in row.iter_mut().zip(sums) {
                *weight -= *sum / self.moment;
            }
        }
    }
}

/// The scores of all labels for each word; all but the right one get `margin` on top.
fn score(
    rows: &[[f32; LABELS]],
    features: &[u32],
    ends: &[usize],
    labels: &[u8],
    margin: f32,
    scores: &mut Vec<[f32; LABELS]>,
) {
    scores.clear();
    let mut from = 0;
    for (end, label) in ends.iter().zip(labels) {
        let mut sums = [margin; LABELS];
        sums[*label as usize] = 0.0;
        for feature in &features[from..*end] {
            for (sum, weight) in sums.iter_mut().zip(&rows[*feature as usize]) {
                *sum += *weight;
            }
        }
        from = *end;
        scores.push(sums);
    }
}
