/** Addresses of mail that people have proved to have, by which they come back who have lost the password. */
@NamedInterface("mails")
@NullMarked
package io.minihost.server.profile.mails;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
