package io.minihost.server.identity;

import io.minihost.server.common.AppId;

/** Somebody takes back what they had allowed a program. Published in the transaction that does so. */
public record PermissionRevoked(PersonId person, AppId program, String scope) {}
