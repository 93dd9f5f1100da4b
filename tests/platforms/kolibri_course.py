"""Kolibri with a package as the only activity of a channel: `kolibri_course.py FOLDER PACKAGE PORT CONTENT_PORT`.

Kolibri imports channels from its own studio, not packages, so the rows of a channel are written here as an import would
leave them: a channel, its topic, the activity, its file, and the file itself under its checksum.
"""

import hashlib
import os
import shutil
import sys
from uuid import uuid4

folder, package, port, content_port = sys.argv[1:]
os.environ["KOLIBRI_HOME"] = folder
os.environ["KOLIBRI_HTTP_PORT"] = port
os.environ["KOLIBRI_ZIP_CONTENT_PORT"] = content_port
os.environ["KOLIBRI_LISTEN_ADDRESS"] = "127.0.0.1"
os.environ["KOLIBRI_ZEROCONF_ENABLED"] = "False"
os.environ["KOLIBRI_DISABLE_PING"] = "True"

from kolibri.main import initialize  # noqa: E402

initialize()

from django.core.management import call_command  # noqa: E402
from kolibri.core.auth.models import Facility, FacilityUser  # noqa: E402
from kolibri.core.content import models  # noqa: E402
from kolibri.core.content.utils.paths import get_content_storage_file_path  # noqa: E402

call_command(
    "provisiondevice",
    facility="College",
    superusername="teacher",
    superuserpassword="teacher",
    preset="formal",
    language_id="en",
    interactive=False,
    verbosity=0,
)
college = Facility.objects.get()
for number in range(6):
    learner = FacilityUser(username=f"learner_{number}", full_name=f"Learner {number}", facility=college)
    learner.set_password("learner")
    learner.save()

with open(package, "rb") as file:
    content = file.read()
checksum = hashlib.md5(content).hexdigest()
stored = get_content_storage_file_path(f"{checksum}.zip")
os.makedirs(os.path.dirname(stored), exist_ok=True)
shutil.copyfile(package, stored)

channel, activity = uuid4().hex, uuid4().hex
english = models.Language.objects.create(id="en", lang_code="en", lang_name="English", lang_direction="ltr")
common = {"channel_id": channel, "available": True, "license_name": "CC BY", "lang": english}
topic = models.ContentNode.objects.create(id=channel, content_id=uuid4().hex, title="Course", kind="topic", **common)
node = models.ContentNode.objects.create(
    id=activity, content_id=uuid4().hex, title="Calculator", kind="html5", parent=topic, **common
)
local = models.LocalFile.objects.create(id=checksum, extension="zip", available=True, file_size=len(content))
models.File.objects.create(id=uuid4().hex, contentnode=node, local_file=local, preset="html5_zip", priority=1)
models.ChannelMetadata.objects.create(id=channel, name="Course", root=topic, min_schema_version="1", version=1)
models.ContentNode.objects.rebuild()

print(f"activity: {activity}", flush=True)

from django.db import connections  # noqa: E402

connections.close_all()
os.execv(
    sys.executable,
    [sys.executable, "-m", "kolibri", "start", "--foreground", "--skip-update", f"--port={port}", f"--zip-port={content_port}"],
)
