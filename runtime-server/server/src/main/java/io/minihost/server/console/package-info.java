/** The console for developers, reviewers and operators: one page for all its addresses. What it shows it asks the REST API for. */
@ApplicationModule(allowedDependencies = {"common", "assets", "launch::pages"})
@NullMarked
package io.minihost.server.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
