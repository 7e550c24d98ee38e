"""Random operations on a folder, as fast as they go.

SPDX-License-Identifier: Apache-2.0
"""

import os
import shutil
import stat

from articles import article


class Storm:
    """Does one random operation after the other below two folders, one of them watched."""

    def __init__(self, random, watched, outside):
        self.random = random
        self.watched = watched
        self.outside = outside
        self.number = 0
        self.operations = [
            (self.create, 20), (self.append, 8), (self.save_atomically, 10), (self.save_by_backup, 4),
            (self.make_folders, 8), (self.move_file, 12), (self.move_over, 8), (self.move_tree, 8),
            (self.move_out, 6), (self.move_in, 6), (self.hard_link, 3), (self.symbolic_link, 3),
            (self.fifo, 2), (self.flip_permissions, 4), (self.remove_file, 10),
            (self.remove_tree, 3), (self.same_size, 4), (self.swap_trees, 2), (self.page, 2),
        ]

    def run(self, count):
        operations = [operation for operation, _ in self.operations]
        weights = [weight for _, weight in self.operations]
        for number, operation in enumerate(self.random.choices(operations, weights, k=count)):
            if number % 20 == 0:
                self.look()
            try:
                operation()
            except (OSError, shutil.Error):
                # What is not there any more or in the way is part of the weather.
                pass

    # Choosing.

    def look(self):
        """Reads what is there; between two looks the storm remembers, and is sometimes wrong."""
        self.seen = {}
        for top in (self.watched, self.outside):
            folders, files = [top], []
            for folder, names, others in os.walk(top):
                folders += [os.path.join(folder, name) for name in names]
                files += [os.path.join(folder, name) for name in others]
            self.seen[top] = (folders, files)

    def folder(self):
        return self.random.choice(self.seen[self.watched][0])

    def file(self):
        files = self.seen[self.watched][1]
        if not files:
            raise FileNotFoundError
        return self.random.choice(files)

    def name(self):
        """A name that often was there before."""
        ending = self.random.choice([".txt", ".txt", ".txt", ".md", ".csv", ".txt~"])
        hidden = "." if self.random.random() < 0.03 else ""
        return f"{hidden}f{self.random.randint(0, 40)}{ending}"

    def write(self, path, mode="w"):
        if os.path.exists(path) and not stat.S_ISREG(os.lstat(path).st_mode):
            raise FileExistsError
        with open(path, mode) as file:
            file.write(article(self.random))

    # Operations.

    def create(self):
        self.write(os.path.join(self.folder(), self.name()))

    def append(self):
        self.write(self.file(), "a")

    def save_atomically(self):
        path = self.file()
        self.write(path + ".tmp")
        os.rename(path + ".tmp", path)

    def save_by_backup(self):
        path = self.file()
        os.rename(path, path + "~")
        self.write(path)

    def same_size(self):
        path = self.file()
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode):
            return
        with open(path, "r+b") as file:
            old = file.read()
            file.seek(0)
            file.write(old[::-1] if self.random.random() < 0.2 else old[1:] + old[:1])
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    def make_folders(self):
        path = self.folder()
        for _ in range(self.random.randint(1, 4)):
            path = os.path.join(path, f"d{self.random.randint(0, 5)}")
        os.makedirs(path, exist_ok=True)
        self.write(os.path.join(path, self.name()))

    def move_file(self):
        os.rename(self.file(), os.path.join(self.folder(), self.name()))

    def move_over(self):
        os.rename(self.file(), self.file())

    def move_tree(self):
        os.rename(self.folder(), os.path.join(self.folder(), f"d{self.random.randint(0, 8)}"))

    def move_out(self):
        self.number += 1
        source = self.folder() if self.random.random() < 0.4 else self.file()
        if source == self.watched:
            return
        os.rename(source, os.path.join(self.outside, f"o{self.number}{source[-4:]}"))

    def move_in(self):
        names = os.listdir(self.outside)
        if not names:
            raise FileNotFoundError
        name = self.random.choice(names)
        os.rename(os.path.join(self.outside, name), os.path.join(self.folder(), name))

    def hard_link(self):
        os.link(self.file(), os.path.join(self.folder(), self.name()), follow_symlinks=False)

    def symbolic_link(self):
        target = self.file() if self.random.random() < 0.5 else self.folder()
        os.symlink(target, os.path.join(self.folder(), self.name()))

    def fifo(self):
        os.mkfifo(os.path.join(self.folder(), self.name()))

    def flip_permissions(self):
        path = self.file() if self.random.random() < 0.7 else self.folder()
        if not os.path.islink(path):
            os.chmod(path, 0)
            os.chmod(path, 0o755 if os.path.isdir(path) else 0o644)

    def remove_file(self):
        os.unlink(self.file())

    def remove_tree(self):
        path = self.folder()
        if path != self.watched:
            shutil.rmtree(path)

    def swap_trees(self):
        one, two = self.folder(), self.folder()
        self.number += 1
        aside = os.path.join(self.watched, f"swap{self.number}")
        os.rename(one, aside)
        try:
            os.rename(two, one)
        finally:
            os.rename(aside, two if not os.path.exists(two) else one)

    def page(self):
        """A page with the folder that a browser saves beside it."""
        stem = os.path.join(self.folder(), f"p{self.random.randint(0, 3)}")
        os.makedirs(stem + "_files", exist_ok=True)
        self.write(os.path.join(stem + "_files", "part.txt"))
        if self.random.random() < 0.5:
            self.write(stem + ".html")
        elif os.path.exists(stem + ".html"):
            os.unlink(stem + ".html")
