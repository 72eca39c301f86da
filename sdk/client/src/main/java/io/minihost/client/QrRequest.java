package io.minihost.client;

import org.jspecify.annotations.Nullable;

/**
 * What a QR code opens; every part may be null.
 *
 * @param path page path with its query; the first page otherwise
 * @param scene what the page gets as {@code scene}
 * @param version a version that is not released, for members
 * @param width of the image in pixels
 */
public record QrRequest(
        @Nullable String path,
        @Nullable String scene,
        @Nullable String version,
        @Nullable Integer width) {

    public static final QrRequest FIRST_PAGE = new QrRequest(null, null, null, null);
}
