//! A row of a list that leads somewhere as a whole.

use leptos::prelude::*;

use super::Icon;

/// A row that leads somewhere: an icon, a name, and a line on it.
#[component]
pub fn LinkRow(
    /// Its icon.
    icon: &'static str,
    /// Where it leads.
    href: String,
    /// What it is called.
    #[prop(into)]
    name: String,
    /// A line on it, if any.
    #[prop(optional, into)]
    words: Option<String>,
) -> impl IntoView {
    view! {
        <li>
            <div class="rows-item">
                <Icon name=icon/>
                <div class="rows-main">
                    <a class="rows-link" href=href dir="auto">
                        {name}
                    </a>
                    {words
                        .map(|words| {
                            view! {
                                <p class="rows-words">
                                    <span dir="auto">{words}</span>
                                </p>
                            }
                        })}
                </div>
                <Icon name="chevron-right"/>
            </div>
        </li>
    }
}
