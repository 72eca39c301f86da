package io.minihost.server.merchantapi.quotas;

import io.minihost.server.common.AppId;
import io.minihost.server.common.ClusterWide;

/** A program's quotas begin anew: what nodes have taken of them is void. */
public record QuotasCleared(AppId program) implements ClusterWide {}
