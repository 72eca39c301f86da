/** Sends short messages to phones, or shows them to the operator while no gateway is set. */
@ApplicationModule(allowedDependencies = {"common", "audit", "outbound", "identity", "rates"})
@NullMarked
package io.minihost.server.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
