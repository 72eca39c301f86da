package io.minihost.server.shortcuts;

import io.minihost.server.common.AppId;

/** Counts how often a program is opened by its schemes and url links. */
public interface LinkVisits {

    /** Counts one; false when there were too many today. */
    boolean take(AppId program);

    /** How many are left today. */
    long left(AppId program);
}
