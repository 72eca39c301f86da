package io.minihost.server.common;

/**
 * A version that a visit can run.
 *
 * @param name the program's name
 * @param version the version's number
 * @param hash of the compiled bundle, the key of sessions and files
 */
public record Launchable(AppId appId, String name, String version, String hash, EnvVersion env) {

    /** Under the name that it has in the language of the person. */
    public Launchable withName(String newName) {
        return new Launchable(appId, newName, version, hash, env);
    }

    public Launchable withHash(String newHash) {
        return new Launchable(appId, name, version, newHash, env);
    }
}
