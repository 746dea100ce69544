//! Forms as they stand on a page.

/// The hidden fields of the form that is sent to `action`.
///
/// # Panics
/// When the page has no such form: then nobody could send it.
pub fn hidden_fields(page: &str, action: &str) -> Vec<(String, String)> {
    let begins = format!("action=\"{action}\"");
    let (_, form) = page.split_once(&begins).unwrap_or_else(|| panic!("no form for {action} on {page}"));
    let form = form.split("</form>").next().unwrap_or_default();
    let inputs = form.split("<input").skip(1).map(|tag| tag.split('>').next().unwrap_or_default());
    let hidden = inputs.filter(|tag| tag.contains("type=\"hidden\""));
    hidden
        .filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default())))
        .collect()
}

/// The value of a hidden field anywhere on a page.
pub fn hidden_field(page: &str, name: &str) -> String {
    let begins = format!("name=\"{name}\"");
    let tags = page.split("<input").skip(1).map(|tag| tag.split('>').next().unwrap_or_default());
    let tag = tags.into_iter().find(|tag| tag.contains(&begins)).expect("the page has the field");
    attribute(tag, "value").expect("the field has a value")
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let value = rest.split('"').next()?;
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}
