package io.minihost.samples.merchant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the staff.
 *
 * @param pin what an inspector types; the samples say it to everybody
 */
@ConfigurationProperties("staff")
record StaffProperties(@DefaultValue("2468") String pin) {}
