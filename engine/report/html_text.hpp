#pragma once

#include <string>
#include <string_view>

namespace assess {

/// A text of the evidence or the rules for HTML, in content and in quoted attributes: & < > " '
/// escaped; control characters and marks that turn the direction of writing are shown, not obeyed.
std::string html(std::string_view text);

/// JSON for a script element: no `<` can end the element or begin a comment.
std::string script_json(std::string_view json);

/// How a content security policy names a script or style: `sha256-` and the digest in base64.
std::string policy_hash(std::string_view bytes);

}  // namespace assess
