/** Sends mail, or shows it to the operator while no mail server is set. */
@ApplicationModule(allowedDependencies = {"common", "rates"})
@NullMarked
package io.minihost.server.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
