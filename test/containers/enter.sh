# Becomes one process in the files of an image, as a container's first: enter.sh USER DIRECTORY MOUNT... -- VARIABLE=VALUE... COMMAND...
# Its files are read-only but /tmp, it has a process table of its own, and it gains no privileges.
# Wants a mount and a process namespace of its own; MOUNT... is the command that mounts the files and prints where.
set -eu

user=$1
directory=$2
shift 2
mount=
while [ "$1" != -- ]; do
  mount="$mount $1"
  shift
done
shift

files=$($mount)
mount --bind "$files" "$files"
mount -o remount,bind,ro "$files"
mount -t proc proc "$files/proc"
mount --rbind /dev "$files/dev"
mount -t tmpfs -o mode=1777 tmpfs "$files/tmp"

exec setpriv --no-new-privs chroot --userspec="$user" "$files" env --ignore-environment --chdir="$directory" "$@"
