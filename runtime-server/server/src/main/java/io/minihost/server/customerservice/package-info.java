/** Conversations of people with programs' staff. */
@ApplicationModule(
        allowedDependencies = {"common", "storage", "identity", "rates", "programs", "merchantpush", "contentcheck"})
@NullMarked
package io.minihost.server.customerservice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
