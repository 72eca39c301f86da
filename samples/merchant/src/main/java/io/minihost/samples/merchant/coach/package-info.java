/** Coach tickets: departures of a station, tickets, and their check. */
@NullMarked
package io.minihost.samples.merchant.coach;

import org.jspecify.annotations.NullMarked;
