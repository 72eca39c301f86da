/** What a visit calls: each host API with the policy of its declaration around it. */
@NamedInterface("calls")
@NullMarked
package io.minihost.server.hostapi.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
