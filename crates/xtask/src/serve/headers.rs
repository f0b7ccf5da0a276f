//! The headers every answer carries, here and on a static host (`_headers`).

/// The content policy, as the page's own `<meta>` says it too. `frame-ancestors` works only here.
pub(crate) const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default";

/// The end of the policy: no text becomes HTML or a script's address but by the rule in
/// `public/boot.js`. Trunk's own script for development keeps to no such rule.
pub(crate) const TRUSTED_TYPES: &str =
    "; require-trusted-types-for 'script'; trusted-types default";

/// Everything the workbook never uses. Sharing, copying and full screen stay allowed.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

/// The headers of every answer.
pub(crate) fn for_every_answer() -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", format!("{CONTENT_POLICY}; frame-ancestors 'none'")),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        ("Permissions-Policy", PERMISSIONS.into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
    ]
}

/// How long a browser may keep a file without asking: for ever if its name tells its content.
pub(crate) fn cache_rule(name: &str) -> &'static str {
    if super::is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// The media type of a file by the end of its name.
pub(super) fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether compressing a file of this type is worth it: pictures and fonts are packed already.
pub(super) fn is_compressible(name: &str) -> bool {
    let kind = media_type(name);
    kind.starts_with("text/")
        || kind.ends_with("json")
        || kind.ends_with("wasm")
        || kind.ends_with("xml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_the_page_is_the_policy_of_the_server() {
        let page = std::fs::read_to_string(crate::shell::root().join("index.html"));
        assert!(page.is_ok_and(|page| page.contains(CONTENT_POLICY)));
        assert!(CONTENT_POLICY.ends_with(TRUSTED_TYPES));
    }

    #[test]
    fn only_files_named_by_their_content_are_kept_for_ever() {
        assert_eq!(cache_rule("index.html"), "no-cache");
        assert_eq!(cache_rule("sw.js"), "no-cache");
        assert_eq!(cache_rule("icon-192.png"), "no-cache");
        assert!(cache_rule("boot-0123456789abcdef.js").contains("immutable"));
        assert!(cache_rule("workbook-0123456789abcdef_bg.wasm").contains("immutable"));
    }

    #[test]
    fn wasm_has_the_type_that_lets_it_stream() {
        assert_eq!(media_type("a_bg.wasm"), "application/wasm");
        assert!(is_compressible("a_bg.wasm") && !is_compressible("a.woff2"));
    }
}
