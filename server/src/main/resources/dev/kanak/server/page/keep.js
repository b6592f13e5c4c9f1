// What the page remembers: for good, or until its tab is closed. A browser that forbids it remembers nothing and fails at nothing.

const over = (storage) => ({
  get(name) {
    try {
      return storage().getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      storage().setItem(name, value);
    } catch {
      // as if it had never been told
    }
  },
  forget(name) {
    try {
      storage().removeItem(name);
    } catch {
      // there is nothing to forget
    }
  },
});

export const lasting = over(() => window.localStorage);
export const thisTab = over(() => window.sessionStorage);
