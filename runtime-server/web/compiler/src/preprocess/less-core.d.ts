// The parts of Less below its builds for browsers and Node.js, which have no types of their own.
declare module "less/lib/less/index.js" {
  interface LessFailure {
    message: string;
    filename?: string;
    line?: number;
    column?: number;
  }

  interface Less {
    AbstractFileManager: new () => {
      supports: () => boolean;
      supportsSync: () => boolean;
      loadFileSync(target: string, folder: string): object;
    };
    PluginLoader: unknown;
    environment: { addFileManager(manager: object): void };
    render(
      text: string,
      options: object,
      done: (error: LessFailure | null, output: { css: string } | undefined) => void,
    ): void;
  }

  export default function createLess(environment: object, fileManagers: object[]): Less;
}
