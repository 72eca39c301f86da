package io.minihost.server.programs;

import io.minihost.server.common.AppId;

/** What is kept for a program elsewhere, and goes with it. */
public interface ProgramData {

    /** Deletes some of it and says how much; zero when nothing is left. */
    int forgetSome(AppId program, int max);
}
