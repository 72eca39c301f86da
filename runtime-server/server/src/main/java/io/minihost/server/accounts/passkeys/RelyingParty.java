package io.minihost.server.accounts.passkeys;

/**
 * For whom devices make and use keys.
 *
 * @param id the host's name
 * @param origin of the pages that may ask for them, such as {@code https://mini.example.com}
 */
record RelyingParty(String id, String origin) {}
