package io.minihost.server.programs;

import io.minihost.server.common.AppId;

/** A released program as people find it in lists; the description is empty when there is none. */
public record Listing(AppId appId, String name, String description) {}
