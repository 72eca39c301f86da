package io.minihost.server.programs;

import org.jspecify.annotations.Nullable;

/**
 * What whoever uploads a version says of it.
 *
 * @param description in their own words, at most {@link #DESCRIPTION_MAX} characters
 * @param robot which of the upload tool's thirty robots it is
 * @param isPreview whether it is only there to be looked at: the next one of this number takes its place, and it never goes live
 */
public record UploadNote(
        @Nullable String description, @Nullable Integer robot, boolean isPreview) {

    public static final int DESCRIPTION_MAX = 500;

    /** Nothing. */
    public static final UploadNote NONE = new UploadNote(null, null, false);
}
