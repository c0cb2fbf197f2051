//! What corrections of the outline teach about lines of later articles.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::articles;
use super::kept::Identity;
use super::words;
use crate::model::{HeadingLesson, Layer, Learned, Lesson, Outlet};

/// What is in force, in the order of learning: of what is about the same lines the newest. One word
/// against the other takes it away, and both are out of force; the next one counts again.
pub(super) fn in_force(connection: &Connection) -> Result<Vec<Learned>> {
    let mut force: Vec<Learned> = Vec::new();
    for learned in all(connection)? {
        let about = force
            .iter()
            .position(|known| known.lesson.is_in(&learned.lesson));
        let older = about.map(|at| force.remove(at));
        if older.is_none_or(|older| says(&older) == says(&learned)) {
            force.push(learned);
        }
    }
    Ok(force)
}

/// Whether it says that lines are headings.
fn says(learned: &Learned) -> bool {
    let lesson = learned.lesson.heading();
    lesson.is_some_and(|lesson| lesson.heading)
}

fn all(connection: &Connection) -> Result<Vec<Learned>> {
    let sql = "SELECT id, publisher, folder, form, heading, level, words, title
               FROM sound_heading_lesson ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let publisher: Option<String> = row.get(1)?;
        let outlet = match publisher {
            Some(name) => Outlet::Publisher(name),
            None => Outlet::Folder(row.get(2)?),
        };
        let lesson = HeadingLesson {
            outlet,
            form: row.get(3)?,
            heading: row.get(4)?,
            level: row.get(5)?,
            words: row.get(6)?,
            article: row.get(7)?,
        };
        Ok(Learned {
            id: -row.get::<_, i64>(0)?,
            lesson: Lesson::Heading(lesson),
        })
    })?;
    rows.collect()
}

/// Learns a lesson, which is the newest.
pub(super) fn learn(connection: &Connection, lesson: &HeadingLesson) -> Result<Learned> {
    let (publisher, folder) = match &lesson.outlet {
        Outlet::Publisher(name) => (Some(name), None),
        Outlet::Folder(path) => (None, Some(path)),
    };
    let sql = "INSERT INTO heading_lesson (publisher, folder, form, heading, level, words, title)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let HeadingLesson {
        form,
        heading,
        level,
        words,
        article,
        ..
    } = lesson;
    let id = (connection.prepare_cached(sql)?).insert(params![
        publisher, folder, form, heading, level, words, article
    ])?;
    Ok(Learned {
        id: -id,
        lesson: Lesson::Heading(lesson.clone()),
    })
}

/// Notes from which decision a lesson comes: the newest about that line.
pub(super) fn tie(connection: &Connection, identity: &Identity, learned: &Learned) -> Result<()> {
    let Some(lesson) = learned.lesson.heading() else {
        return Ok(());
    };
    let Some(article) = articles::find(connection, identity)? else {
        return Ok(());
    };
    let sql = "SELECT h.id FROM highlight AS h JOIN anchor AS a ON a.highlight = h.id
               WHERE h.article = ?1 AND h.layer = ?2 AND a.exact = ?3
               ORDER BY h.at DESC, h.id DESC LIMIT 1";
    let values = params![article, words::number(Layer::Heading), lesson.words];
    let decision: Option<i64> = (connection.prepare_cached(sql)?)
        .query_row(values, |row| row.get(0))
        .optional()?;
    let sql = "UPDATE heading_lesson SET highlight = ?2 WHERE id = ?1";
    connection
        .prepare_cached(sql)?
        .execute(params![-learned.id, decision])?;
    Ok(())
}

/// Takes back what the decisions taught that are no longer in force after `step` was taken back; what
/// was taught before is in force again.
pub(super) fn unlearn(connection: &Connection, step: i64) -> Result<()> {
    let sql = "DELETE FROM heading_lesson
               WHERE highlight IN (SELECT highlight FROM change WHERE step = ?1)
                   AND (SELECT verdict FROM highlight AS h WHERE h.id = highlight)
                       <> CASE heading WHEN 1 THEN 'accepted' ELSE 'rejected' END";
    connection.prepare_cached(sql)?.execute([step])?;
    Ok(())
}

/// Revokes a lesson with all older ones about the same lines; no harm where another reader has done so
/// already.
pub(super) fn forget(connection: &Connection, id: i64) -> Result<()> {
    let all = all(connection)?;
    let Some(gone) = all.iter().find(|learned| learned.id == id) else {
        return Ok(());
    };
    let mut statement = connection.prepare_cached("DELETE FROM heading_lesson WHERE id = ?1")?;
    for learned in all
        .iter()
        .filter(|learned| learned.lesson.is_in(&gone.lesson))
    {
        statement.execute([-learned.id])?;
    }
    Ok(())
}
