//! An address that leads nowhere explains itself.

use crate::standards::SHIPPED;
use yew::prelude::*;

/// The screen.
pub fn lost(address: &str) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ "There is nothing at this address" }</h1>
            <p>{ "The address was " }<code>{ address.to_owned() }</code>{ ". The link may be mistyped, or made for another version of this page." }</p>
            <p>{ "Your answers are not affected. You can go to:" }</p>
            <ul>
                <li><a href="#/">{ "the list of standards" }</a></li>
                { for SHIPPED.iter().map(|shipped| html! {
                    <li><a href={format!("#/{}", shipped.uid)}>
                        { format!("{} ({} version {})", shipped.title, shipped.reference, shipped.version) }
                    </a></li>
                }) }
            </ul>
        </>
    }
}
