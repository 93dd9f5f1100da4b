//! What the page allows itself. It stands once, here; the page, the server and the header files copy it.

/// The content security policy. In short:
/// only our own files, WebAssembly but no `eval`, no inline script or style, nothing sent anywhere.
///
/// Under it `style="…"` attributes and assignments of text to `innerHTML` fail. The one Trusted Types policy
/// is for registering a service worker, later.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; frame-src 'self'; \
    base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types gc-worker";

/// The page names no one where its reader goes next.
pub const REFERRER_POLICY: &str = "no-referrer";
