//! Tables that stay readable on a phone: each row becomes a block, each cell keeps its column's name.

use leptos::prelude::*;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    label: String,
    numeric: bool,
    hidden: bool,
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: false, hidden: false }
    }

    /// A column of numbers, set to the right.
    pub fn numeric(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: true, hidden: false }
    }

    /// A column whose cells say what it is, such as buttons: its label is for those who do not see them.
    pub fn hidden(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: false, hidden: true }
    }
}

/// A table. The first cell of a row names it.
#[component]
pub fn DataTable(
    /// What the table holds.
    #[prop(into)]
    caption: String,
    /// Whether the caption is for those who do not see the heading above, which says the same.
    #[prop(optional)]
    hide_caption: bool,
    /// The columns.
    columns: Vec<Column>,
    /// The rows: as many cells as there are columns.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let class = |numeric: bool| numeric.then_some("number");
    let head = columns
        .iter()
        .map(|c| {
            let label = c.label.clone();
            let label = match c.hidden {
                true => view! { <span class="visually-hidden">{label}</span> }.into_any(),
                false => label.into_any(),
            };
            view! { <th scope="col" class=class(c.numeric)>{label}</th> }
        })
        .collect_view();
    let body = rows
        .into_iter()
        .map(|row| {
            let cells = row
                .into_iter()
                .zip(columns.iter())
                .enumerate()
                .map(|(n, (cell, column))| match n {
                    0 => view! { <th scope="row">{cell}</th> }.into_any(),
                    _ => view! {
                        <td class=class(column.numeric) data-label=(!column.hidden).then(|| column.label.clone())>
                            <div>{cell}</div>
                        </td>
                    }
                    .into_any(),
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table class="data">
            <caption class=hide_caption.then_some("visually-hidden")>{caption}</caption>
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
    }
}
